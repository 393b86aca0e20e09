package descent.layers;

import static org.assertj.core.api.Assertions.assertThat;

import descent.Layer;
import descent.Mode;
import descent.Parameter;
import descent.Shape;
import descent.Threads;
import descent.Window;
import descent.normalization.BatchNorm;
import descent.pooling.AveragePool;
import descent.pooling.MaxPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes out of a layer does not depend on the number of threads. */
class SharedLayersTest {
    private static final int BATCH = 70;
    private static final Shape IMAGE = Shape.image(4, 24, 24), SEQUENCE = Shape.sequence(48, 48);

    private final int before = Threads.count();

    @AfterEach
    void putBack() {
        Threads.use(before);
    }

    static Stream<Supplier<Layer>> layers() {
        return Stream.of(
                () -> new Conv2D(16, Window.same(5)),
                () -> new Conv2D(16, Window.of(3).stride(2)),
                () -> new BatchNorm(),
                () -> new MaxPool(2),
                () -> new AveragePool(3),
                () -> new SimpleRnn(40).allStates(),
                () -> new Lstm(40).truncate(3),
                () -> new Gru(40));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void sameBitsForAnyNumberOfThreads(Supplier<Layer> layer) {
        List<float[]> alone = results(layer.get(), 1);
        for (int threads = 2; threads <= 4; threads++) {
            List<float[]> shared = results(layer.get(), threads);
            for (int i = 0; i < alone.size(); i++) {
                assertThat(shared.get(i)).isEqualTo(alone.get(i));
            }
        }
    }

    /** Outputs, gradients of inputs and of parameters, of two batches one after the other. */
    private static List<float[]> results(Layer layer, int threads) {
        Threads.use(threads);
        var random = new SplittableRandom(3);
        Shape in = layer instanceof Recurrent ? SEQUENCE : IMAGE, out = layer.build(in, random);
        var results = new ArrayList<float[]>();
        for (int batch = 0; batch < 2; batch++) {
            FMatrixRMaj y = layer.forward(drawn(BATCH, in.columns(), random), Mode.TRAIN);
            results.add(Arrays.copyOf(y.data, y.getNumElements()));
            FMatrixRMaj dx = layer.backward(drawn(BATCH, out.columns(), random));
            results.add(Arrays.copyOf(dx.data, dx.getNumElements()));
        }
        for (Parameter parameter : layer.parameters()) {
            results.add(parameter.gradient.data);
        }
        return results;
    }

    private static FMatrixRMaj drawn(int rows, int columns, SplittableRandom random) {
        var x = new FMatrixRMaj(rows, columns);
        for (int i = 0; i < x.data.length; i++) {
            x.data[i] = (float) random.nextDouble() - 0.5f;
        }
        return x;
    }
}
