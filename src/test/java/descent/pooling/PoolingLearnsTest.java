package descent.pooling;

import static org.assertj.core.api.Assertions.assertThat;

import descent.DataSet;
import descent.Layer;
import descent.Network;
import descent.Shape;
import descent.Targets;
import descent.Window;
import descent.activations.Relu;
import descent.initializers.He;
import descent.layers.Conv2D;
import descent.layers.Dense;
import descent.losses.SoftmaxCrossEntropy;
import descent.normalization.BatchNorm;
import descent.normalization.Folding;
import descent.optimizers.Adam;
import descent.training.Trainer;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A convolutional network with each kind of pooling tells horizontal from vertical lines, wherever they are. */
class PoolingLearnsTest {
    private static final Shape IMAGE = Shape.image(1, 8, 8);

    static Stream<Layer> pools() {
        return Stream.of(
                new MaxPool(2),
                new AveragePool(2),
                new StochasticPool(2),
                new MixedPool(2),
                new GatedPool(Window.of(2).stride(2), true),
                new Conv2D(6, Window.of(2).stride(2)));
    }

    @ParameterizedTest
    @MethodSource("pools")
    void tellsLinesApart(Layer pool) {
        var he = new He();
        var network = new Network(
                IMAGE,
                1,
                new Conv2D(6, Window.of(3), he, false),
                new BatchNorm(),
                new Relu(),
                pool,
                new GlobalAveragePool(),
                new Dense(2));
        new Trainer(network, new SoftmaxCrossEntropy(), new Adam(0.02))
                .epochs(12)
                .batchSize(20)
                .fit(lines(400, 1));
        DataSet fresh = lines(300, 2);
        assertThat(correct(network, fresh)).isGreaterThan(0.95);
        assertThat(correct(Folding.fold(network), fresh)).isEqualTo(correct(network, fresh));
    }

    private static double correct(Network network, DataSet data) {
        int[] found = network.classify(data.x()), wanted = data.targets().labels();
        int right = 0;
        for (int i = 0; i < found.length; i++) {
            right += found[i] == wanted[i] ? 1 : 0;
        }
        return right / (double) found.length;
    }

    private static DataSet lines(int n, long seed) {
        var random = new SplittableRandom(seed);
        var x = new FMatrixRMaj(n, 64);
        var labels = new int[n];
        for (int s = 0; s < n; s++) {
            labels[s] = random.nextInt(2);
            int place = random.nextInt(8);
            for (int i = 0; i < 64; i++) {
                boolean on = (labels[s] == 0 ? i / 8 : i % 8) == place;
                x.data[s * 64 + i] = (on ? 1 : 0) + (float) (0.2 * random.nextGaussian());
            }
        }
        return new DataSet(x, Targets.of(labels), IMAGE);
    }
}
