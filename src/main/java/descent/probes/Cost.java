package descent.probes;

import descent.Layer;
import descent.Mode;
import descent.Shape;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.FMatrixRMaj;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What layers cost, by the clock of this machine: the one measurement here that differs from run to run. Look at the
 * proportions.
 */
public final class Cost {
    private static final int ROWS = 128, COLUMNS = 256, PASSES = 20, ROUNDS = 31;

    private Cost() {}

    /**
     * Nanoseconds per number of the batch, forward and backward, for layers that keep the shape: one row per layer with the
     * columns {@code layer}, {@code forward} and {@code backward}, medians of many rounds on standard normal numbers, in which
     * the layers take turns so that a busy moment of the machine hits all alike.
     */
    public static Table perElement(Layer... layers) {
        var random = new SplittableRandom(1);
        var x = new FMatrixRMaj(ROWS, COLUMNS);
        for (int i = 0; i < x.data.length; i++) {
            x.data[i] = (float) random.nextGaussian();
        }
        var forward = new double[layers.length][ROUNDS];
        var backward = new double[layers.length][ROUNDS];
        for (Layer layer : layers) {
            layer.build(Shape.of(COLUMNS), random.split());
        }
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            for (int i = 0; i < layers.length; i++) {
                Layer layer = layers[i];
                double y = nanos(() -> layer.forward(x, Mode.TRAIN)), dx = nanos(() -> layer.backward(x));
                // The first rounds are for the compiler.
                if (round >= 0) {
                    forward[i][round] = y;
                    backward[i][round] = dx;
                }
            }
        }
        var table = Table.create(
                "cost", StringColumn.create("layer"), DoubleColumn.create("forward"), DoubleColumn.create("backward"));
        for (int i = 0; i < layers.length; i++) {
            table.stringColumn("layer").append(layers[i].toString());
            table.doubleColumn("forward").append(median(forward[i]));
            table.doubleColumn("backward").append(median(backward[i]));
        }
        return table;
    }

    private static double nanos(Runnable pass) {
        long start = System.nanoTime();
        for (int i = 0; i < PASSES; i++) {
            pass.run();
        }
        return (double) (System.nanoTime() - start) / PASSES / (ROWS * COLUMNS);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
