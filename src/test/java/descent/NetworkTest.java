package descent;

import static descent.CatalogueTest.matrix;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.activations.Relu;
import descent.layers.Dense;
import descent.layers.Dropout;
import descent.normalization.BatchNorm;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private static Network network() {
        return new Network(Shape.of(4), 1, new Dense(6), new Relu(), new Residual(new Dense(6)), new Dense(3));
    }

    @Test
    void predictsTheSameInPiecesAndGivesACopy() {
        Network network = network();
        FMatrixRMaj x = matrix(2500, 4, 1);
        FMatrixRMaj all = network.predict(x), again = network.predict(x);
        assertThat(all).isNotSameAs(again);
        assertThat(all.data).isEqualTo(again.data);
        var last = new FMatrixRMaj(1, 4);
        System.arraycopy(x.data, 2499 * 4, last.data, 0, 4);
        FMatrixRMaj one = network.predict(last);
        for (int j = 0; j < 3; j++) {
            assertThat(all.get(2499, j)).isCloseTo(one.get(0, j), org.assertj.core.data.Offset.offset(1e-6f));
        }
    }

    @Test
    void namesItsParametersAndLayers() {
        Network network = network();
        assertThat(network.named()).containsOnlyKeys("1.weight", "1.bias", "3.weight", "3.bias", "4.weight", "4.bias");
        assertThat(network.label(network.layers().get(2))).isEqualTo("3, Dense(6 -> 6)");
        assertThat(network.parameterCount()).isEqualTo(4 * 6 + 6 + 6 * 6 + 6 + 6 * 3 + 3);
        assertThat(network).hasToString("Network(4 -> 3)");
    }

    @Test
    void summarizesEveryLayer() {
        var summary = network().summary();
        assertThat(summary.rowCount()).isEqualTo(5);
        assertThat(summary.intColumn("columns out").asList()).containsExactly(6, 6, 6, 3, 3);
        assertThat(summary.intColumn("parameters").asList()).containsExactly(30, 0, 42, 21, 93);
    }

    @Test
    void classifies() {
        Network network = network();
        FMatrixRMaj x = matrix(5, 4, 3), y = network.predict(x);
        int[] classes = network.classify(x);
        for (int r = 0; r < 5; r++) {
            for (int j = 0; j < 3; j++) {
                assertThat(y.get(r, classes[r])).isGreaterThanOrEqualTo(y.get(r, j));
            }
        }
    }

    @Test
    void sameSeedSameWeights() {
        assertThat(network().parameters().get(0).value.data)
                .isEqualTo(network().parameters().get(0).value.data)
                .isNotEqualTo(
                        new Network(Shape.of(4), 2, new Dense(6)).parameters().get(0).value.data);
    }

    @Test
    void frozenLowerLayersGetNoGradient() {
        Network network = network();
        network.named().get("1.weight").setTrainable(false);
        network.named().get("1.bias").setTrainable(false);
        network.forward(matrix(3, 4, 1), Mode.TRAIN);
        network.accumulate(matrix(3, 3, 2));
        assertThat(network.named().get("1.weight").gradient.data).containsOnly(0f);
        assertThat(network.named().get("3.weight").gradient.data).isNotEqualTo(new float[36]);
    }

    @Test
    void messagesSayWhatWasExpectedWhatCameAndWhere() {
        assertThatThrownBy(() -> network().predict(new FMatrixRMaj(3, 5)))
                .hasMessage("Network(4 -> 3) expects 4 columns, but got 3x5");
        assertThatThrownBy(() -> new Network(Shape.of(4), 1, new Dense(6), new Residual(new Dense(5))))
                .hasMessage("layer 2, Residual expects layers that keep the shape 6, but got 5");
        assertThatThrownBy(() -> new Network(Shape.of(4), 1, Residual.projected(new Dense(6), new Dense(5))))
                .hasMessage("layer 1, Residual expects layers that give the shape 6 of its projection, but got 5");
        assertThatThrownBy(() -> {
                    var shared = new Relu();
                    new Network(Shape.of(4), 1, new Dense(6), shared, new Dense(6), shared);
                })
                .hasMessage("Relu stands twice in the network: a layer has one place");
        assertThatThrownBy(() -> new Dense(0)).hasMessage("Dense expects units >= 1, but got 0");
        assertThatThrownBy(() -> new Dropout(1)).hasMessage("Dropout expects rate in [0, 1), but got 1.0");
        assertThatThrownBy(() -> new BatchNorm(0.9, 0)).hasMessage("BatchNorm expects epsilon > 0, but got 0.0");
        assertThatThrownBy(() -> new Sequential()).hasMessage("Sequential expects at least 1 layer, but got 0");
        assertThatThrownBy(
                        () -> new Network(Shape.of(2), 1, new BatchNorm()).forward(new FMatrixRMaj(1, 2), Mode.TRAIN))
                .hasMessage("BatchNorm(2) expects at least 2 values per feature in training, but got 1x2");
        assertThatThrownBy(() -> Shape.of(0)).hasMessageContaining("but got [0]");
        assertThatThrownBy(() -> Shape.of(3).height()).hasMessage("expected an image, but the shape is 3");
        assertThatThrownBy(() -> new DataSet(new FMatrixRMaj(3, 2), 0, 1))
                .hasMessage("3 samples expect as many targets, but got 2 labels");
        assertThatThrownBy(() -> new DataSet(new FMatrixRMaj(3, 2), 0, 1, 1).firstOf(1, 2))
                .hasMessage("no sample of class 2 among 3 samples of 2, 3 labels");
        assertThatThrownBy(() -> Targets.of(0, -1)).hasMessage("labels are classes from 0, but label 1 is -1");
    }
}
