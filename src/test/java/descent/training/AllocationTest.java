package descent.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import descent.DataSet;
import descent.Network;
import descent.Shape;
import descent.Targets;
import descent.activations.Relu;
import descent.layers.Conv2D;
import descent.layers.Dense;
import descent.layers.SimpleRnn;
import descent.losses.SoftmaxCrossEntropy;
import descent.normalization.BatchNorm;
import descent.optimizers.Adam;
import descent.optimizers.ClipByGlobalNorm;
import descent.pooling.MaxPool;
import descent.regularizers.L2;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A training step reuses its buffers: hardly anything is left to the garbage collector. */
class AllocationTest {
    private static final int BATCH = 8, WARM_UP = 300, STEPS = 300;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Stream<Network> networks() {
        Shape image = Shape.image(1, 12, 12);
        return Stream.of(
                new Network(Shape.of(144), 1, new Dense(50), new Relu(), new Dense(50), new Relu(), new Dense(10)),
                new Network(Shape.of(144), 1, new Dense(50), new BatchNorm(), new Relu(), new Dense(10)),
                new Network(image, 1, new Conv2D(8, 3), new BatchNorm(), new Relu(), new MaxPool(2), new Dense(10)),
                new Network(Shape.sequence(12, 12), 1, new SimpleRnn(20), new Dense(10)));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void stepsReuseTheirBuffers(Network network) {
        var random = new SplittableRandom(1);
        int n = BATCH * (WARM_UP + STEPS);
        var x = new FMatrixRMaj(n, 144);
        for (int i = 0; i < x.data.length; i++) {
            x.data[i] = (float) random.nextDouble();
        }
        var allocated = new long[2];
        var watcher = new Callback() {
            @Override
            public void onStep(Progress progress) {
                if (progress.step() % STEPS == 0) {
                    allocated[progress.step() / STEPS - 1] = THREADS.getCurrentThreadAllocatedBytes();
                }
            }
        };
        new Trainer(network, new SoftmaxCrossEntropy(), new Adam(0.001))
                .hooks(new ClipByGlobalNorm(1))
                .regularizers(new L2(1e-4))
                .batchSize(BATCH)
                .epochs(1)
                .callbacks(watcher)
                .fit(new DataSet(x, Targets.of(random.ints(n, 0, 10).toArray()), network.inputShape()));
        // Iterators over hooks and regularizers come to 160 bytes until they are compiled; the smallest buffer takes
        // 336.
        assertThat((allocated[1] - allocated[0]) / (double) STEPS).isLessThan(200);
    }
}
