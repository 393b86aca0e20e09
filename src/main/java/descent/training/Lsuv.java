package descent.training;

import descent.Layer;
import descent.Mode;
import descent.Network;
import descent.Parameter;
import descent.Watcher;
import descent.internal.Check;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Layer-sequential unit variance: a start that is measured instead of calculated. Layer after layer, the weights are divided
 * by the standard deviation of what leaves the layer for a batch of data, until its variance is 1.
 *
 * <pre>{@code
 * var network = new Network(shape, 42, new Dense(100, new Orthogonal()), new Mish(), new Dense(10, new Orthogonal()));
 * Lsuv.apply(network, train.first(256).x());
 * }</pre>
 *
 * <p>The paper starts from orthonormal weights; give the layers {@code Orthogonal} for that. Scaled are the layers with one
 * trainable weight matrix: dense layers and convolutions, but not recurrent layers. Biases stay as they are.
 *
 * <p>Mishkin and Matas 2016, All you need is a good init, https://arxiv.org/abs/1511.06422
 */
public final class Lsuv {
    private Lsuv() {}

    /** Until each variance is within 0.01 of 1, or 10 times. */
    public static Table apply(Network network, FMatrixRMaj x) {
        return apply(network, x, 0.01, 10);
    }

    /**
     * Scales the weights of {@code network}.
     *
     * @param x samples, one per row. Not modified.
     * @param tolerance how far from 1 a variance may stay, above 0
     * @param iterations how often weights are scaled at most, at least 1
     * @return for each scaled layer the variance of its y before and after, and how often it was scaled
     * @throws IllegalArgumentException if the y of a layer has no variance at all, or one that is not finite
     */
    public static Table apply(Network network, FMatrixRMaj x, double tolerance, int iterations) {
        Check.positive("Lsuv", "tolerance", tolerance);
        Check.atLeastOne("Lsuv", "iterations", iterations);
        Check.columns(network, x, network.inputShape().columns());
        var table = Table.create(
                StringColumn.create("layer"),
                DoubleColumn.create("variance before"),
                DoubleColumn.create("variance after"),
                IntColumn.create("iterations"));
        for (Layer layer : network.layers()) {
            List<Parameter> weights = layer.parameters().stream()
                    .filter(parameter -> parameter.penalized && parameter.isTrainable())
                    .toList();
            if (weights.size() != 1) {
                continue;
            }
            double before = variance(network, layer, x), variance = before;
            int times = 0;
            while (Math.abs(variance - 1) > tolerance && times < iterations) {
                divide(weights.get(0).value.data, Math.sqrt(variance));
                variance = variance(network, layer, x);
                times++;
            }
            table.stringColumn(0).append(network.label(layer));
            table.doubleColumn(1).append(before);
            table.doubleColumn(2).append(variance);
            table.intColumn(3).append(times);
        }
        return table;
    }

    private static double variance(Network network, Layer wanted, FMatrixRMaj x) {
        var variance = new double[1];
        var watcher = new Watcher() {
            @Override
            public void forward(Layer layer, FMatrixRMaj in, FMatrixRMaj y) {
                if (layer == wanted) {
                    variance[0] = variance(y);
                }
            }
        };
        network.watch(watcher, () -> network.forward(x, Mode.PROBE));
        if (!(variance[0] > 0 && variance[0] < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Lsuv expects layers whose output varies, but the variance of "
                    + network.label(wanted) + " is " + variance[0]);
        }
        return variance[0];
    }

    private static double variance(FMatrixRMaj y) {
        int n = y.getNumElements();
        double mean = 0, squares = 0;
        for (int i = 0; i < n; i++) {
            mean += (double) y.data[i] / n;
        }
        for (int i = 0; i < n; i++) {
            squares += (y.data[i] - mean) * (y.data[i] - mean);
        }
        return squares / n;
    }

    private static void divide(float[] w, double by) {
        float factor = (float) (1 / by);
        for (int i = 0; i < w.length; i++) {
            w[i] *= factor;
        }
    }
}
