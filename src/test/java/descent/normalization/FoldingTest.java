package descent.normalization;

import static org.assertj.core.api.Assertions.assertThat;

import descent.Layer;
import descent.Mode;
import descent.Network;
import descent.Parallel;
import descent.Parameter;
import descent.Residual;
import descent.Sequential;
import descent.Shape;
import descent.Window;
import descent.activations.Relu;
import descent.activations.Tanh;
import descent.initializers.He;
import descent.layers.Conv2D;
import descent.layers.Dense;
import descent.pooling.MaxPool;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class FoldingTest {
    private static final Shape IMAGE = Shape.image(2, 6, 6);

    /** A network whose averages, gammas and betas have moved. */
    private static Network moved(Layer... layers) {
        var network = new Network(IMAGE, 3, layers);
        var random = new SplittableRandom(8);
        for (Parameter parameter : network.parameters()) {
            for (int i = 0; i < parameter.size(); i++) {
                parameter.value.data[i] += (float) (0.3 * random.nextGaussian());
            }
        }
        for (int step = 0; step < 20; step++) {
            network.forward(samples(16, step), Mode.TRAIN);
        }
        return network;
    }

    private static FMatrixRMaj samples(int rows, long seed) {
        var random = new SplittableRandom(seed);
        var x = new FMatrixRMaj(rows, IMAGE.columns());
        for (int i = 0; i < x.data.length; i++) {
            x.data[i] = (float) (1 + random.nextGaussian());
        }
        return x;
    }

    private static void assertSameAnswers(Network folded, Network network) {
        FMatrixRMaj x = samples(50, 99), wanted = network.predict(x), got = folded.predict(x);
        assertThat(got.data).hasSameSizeAs(wanted.data);
        for (int i = 0; i < wanted.data.length; i++) {
            assertThat(got.data[i]).isCloseTo(wanted.data[i], Offset.offset(1e-5f * (1 + Math.abs(wanted.data[i]))));
        }
    }

    @Test
    void answersAreTheSameWithFewerLayers() {
        var network = moved(
                new Conv2D(4, Window.same(3), new He(), false),
                new BatchNorm(),
                new Relu(),
                new MaxPool(2),
                new Dense(7),
                new BatchNorm(),
                new Tanh(),
                new Dense(3));
        var folded = Folding.fold(network);
        assertThat(folded.layers().stream().map(Layer::toString))
                .containsExactly(
                        "Conv2D(2x6x6 -> 4x6x6, 3x3, padding 1x1)",
                        "Relu",
                        "MaxPool(2x2, stride 2x2)",
                        "Dense(36 -> 7)",
                        "Tanh",
                        "Dense(7 -> 3)");
        assertThat(folded.outputShape()).isEqualTo(Shape.of(3));
        assertSameAnswers(folded, network);
    }

    @Test
    void foldsInsideContainers() {
        var network = moved(
                new Sequential(new Conv2D(3, Window.same(3))),
                new BatchNorm(),
                new Residual(new Conv2D(3, Window.same(3)), new BatchNorm(), new Relu()),
                new Parallel(new Sequential(new Conv2D(2, 1), new BatchNorm()), new MaxPool(Window.of(1))),
                new Sequential(new Dense(4), new BatchNorm()));
        var folded = Folding.fold(network);
        assertThat(folded.layers()).noneMatch(layer -> layer.toString().startsWith("BatchNorm"));
        assertThat(folded.layers()).hasSize(network.layers().size() - 4);
        assertSameAnswers(folded, network);
    }

    @Test
    void otherBatchNormsStay() {
        var network = moved(new BatchNorm(), new Dense(5), new Relu(), new BatchNorm(), new Dense(2), new LayerNorm());
        var folded = Folding.fold(network);
        assertThat(folded.layers()).hasSize(6);
        assertSameAnswers(folded, network);
    }

    @Test
    void theNetworkItselfStaysAsItWas() {
        var network = moved(new Dense(5), new BatchNorm(), new Dense(2));
        FMatrixRMaj x = samples(4, 1), before = network.predict(x);
        var folded = Folding.fold(network);
        folded.parameters().forEach(parameter -> java.util.Arrays.fill(parameter.value.data, 7));
        assertThat(network.predict(x).data).isEqualTo(before.data);
        assertThat(network.layers()).hasSize(3);
    }
}
