package descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.activations.Relu;
import descent.initializers.He;
import descent.layers.Dense;
import descent.layers.Dropout;
import descent.normalization.BatchNorm;
import descent.weights.Weights;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlocksTest {
    private static Network network(Layer... layers) {
        return new Network(Shape.of(4), 7, layers);
    }

    /** Weights, masks, labels and what a file would keep: all as if the layers were written by hand. */
    @Test
    void areTheLayersWrittenOneAfterTheOther() {
        Network blocks = network(Blocks.of(2, () -> new Dense(6, new He()), Relu::new, () -> new Dropout(0.5))
                .then(new Dense(5), new Dense(3)));
        Network byHand = network(
                new Dense(6, new He()),
                new Relu(),
                new Dropout(0.5),
                new Dense(6, new He()),
                new Relu(),
                new Dropout(0.5),
                new Dense(5),
                new Dense(3));
        var x = CatalogueTest.matrix(9, 4, 1);
        assertThat(blocks.forward(x, Mode.TRAIN).data).isEqualTo(byHand.forward(x, Mode.TRAIN).data);
        assertThat(blocks.named()).containsOnlyKeys(byHand.named().keySet());
        assertThat(blocks.label(blocks.layers().get(7))).isEqualTo("8, Dense(5 -> 3)");
        assertThat(Weights.architecture(blocks)).isEqualTo(Weights.architecture(byHand));
    }

    @Test
    void aLayerThatDoesNotFitIsNamedByItsPlace() {
        assertThatThrownBy(() ->
                        network(Blocks.of(2, () -> new Dense(6), BatchNorm::new).then(new Reshaped())))
                .hasMessageStartingWith("layer 5, ");
    }

    /** Refuses everything. */
    private static final class Reshaped implements Layer {
        @Override
        public Shape build(Shape in, java.util.random.RandomGenerator.SplittableGenerator random) {
            throw new IllegalArgumentException("Reshaped expects nothing, but got " + in);
        }

        @Override
        public org.ejml.data.FMatrixRMaj forward(org.ejml.data.FMatrixRMaj x, Mode mode) {
            return x;
        }

        @Override
        public org.ejml.data.FMatrixRMaj backward(org.ejml.data.FMatrixRMaj dy) {
            return dy;
        }
    }

    @Test
    void noneAreAllowedAndOfNothingAreNot() {
        assertThat(Blocks.of(0, Relu::new).then(new Dense(3))).hasSize(1);
        assertThat(Blocks.of(3, Relu::new).then()).hasSize(3).doesNotHaveDuplicates();
        var some = Blocks.of(1, () -> new Dense(3), () -> null);
        assertThat(List.of(some.then(2, Relu::new).then(new Dense(1))))
                .hasToString(List.of(new Dense(3), new Relu(), new Relu(), new Dense(1))
                        .toString());
        assertThat(some.then()).hasSize(1).doesNotContain(some.then()); // new ones each time
        assertThatThrownBy(() -> Blocks.of(-1, Relu::new)).hasMessage("Blocks expects count >= 0, but got -1");
        assertThatThrownBy(() -> Blocks.of(2)).hasMessageContaining("at least 1 layer in a block");
    }
}
