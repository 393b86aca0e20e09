package descent.probes;

import descent.DataSet;
import descent.Layer;
import descent.Mode;
import descent.Network;
import descent.Parameter;
import descent.Watcher;
import descent.activations.ElementWise;
import descent.losses.Loss;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import tech.tablesaw.api.Table;

/**
 * Looks inside a network at once, with one pass over a batch in {@link Mode#PROBE}: nothing in the network changes. To look
 * again and again during training, see {@link Recorder}.
 *
 * <p>Tables have one row per layer (per bin for histograms) with the columns {@code layer} (as in {@code "2, Tanh"}), {@code
 * kind} (as in {@code "Tanh"}), {@code units}, and {@code mean, std, min, q05, median, q95, max} over all samples and units.
 */
public final class Probes {
    private Probes() {}

    /**
     * What leaves each layer. Layers that are element-wise activations have two more numbers: {@code saturated}, the share of
     * values where the activation is nearly flat (its slope is below 1/20), and {@code dead}, the share of units where the
     * slope is 0 for every sample, so that nothing can be learned through them. Both are missing for other layers.
     *
     * @param x samples, one per row. Not modified.
     */
    public static Table activations(Network network, FMatrixRMaj x) {
        var summary = new Summary("activations", "saturated", "dead");
        forward(network, x, (layer, in, y) -> {
            double[] flat = layer instanceof ElementWise f ? flatness(f, in) : new double[] {Double.NaN, Double.NaN};
            summary.add(network.label(layer), kind(layer), y, flat);
        });
        return summary.table();
    }

    /** The share of nearly flat places, and of units that are flat everywhere. */
    private static double[] flatness(ElementWise activation, FMatrixRMaj x) {
        int saturated = 0;
        var alive = new boolean[x.numCols];
        var row = new double[x.numCols];
        for (int r = 0; r < x.numRows; r++) {
            for (int j = 0; j < x.numCols; j++) {
                row[j] = x.data[r * x.numCols + j];
            }
            double[] slopes = activation.derivative(row);
            for (int j = 0; j < x.numCols; j++) {
                saturated += Math.abs(slopes[j]) < 0.05 ? 1 : 0;
                alive[j] |= slopes[j] != 0;
            }
        }
        int dead = 0;
        for (boolean unit : alive) {
            dead += unit ? 0 : 1;
        }
        return new double[] {(double) saturated / x.getNumElements(), (double) dead / x.numCols};
    }

    /**
     * Each unit of each layer by itself: one row per unit with the columns {@code layer}, {@code kind}, {@code unit} (counted
     * from 1), {@code mean} and {@code std} of what leaves it, and {@code largest slope}, the largest |slope| of an
     * element-wise activation over all samples: a unit where it is 0 is dead, and one where it is nearly 0 learns next to
     * nothing. Missing for other layers.
     *
     * @param x samples, one per row. Not modified.
     */
    public static Table units(Network network, FMatrixRMaj x) {
        var units = new UnitTable();
        forward(
                network,
                x,
                (layer, in, y) ->
                        units.add(network.label(layer), kind(layer), layer instanceof ElementWise f ? f : null, in, y));
        return units.rows.table();
    }

    /**
     * How what leaves each layer is distributed: one row per layer and bin with the columns {@code layer}, {@code kind},
     * {@code from}, {@code to} and {@code share}, the share of the values in the bin. Values outside the range count in the
     * first or the last bin.
     *
     * @param x samples, one per row. Not modified.
     * @param from where the first bin starts
     * @param to where the last bin ends, above {@code from}
     * @param bins how many bins of equal width, at least 1
     * @param kinds only layers of these kinds, as in {@code "Tanh"}; all if there are none
     */
    public static Table histogram(Network network, FMatrixRMaj x, double from, double to, int bins, String... kinds) {
        var histogram = new Bins("histogram", from, to, bins);
        var wanted = List.of(kinds);
        forward(network, x, (layer, in, y) -> {
            if (wanted.isEmpty() || wanted.contains(kind(layer))) {
                histogram.add(network.label(layer), kind(layer), y);
            }
        });
        return histogram.table();
    }

    /**
     * How the weights of each layer are distributed, in the columns of {@link #histogram}: all weights together, without
     * biases and gains. Layers without weights are left out.
     *
     * <pre>{@code
     * var recorder = Recorder.everyEpoch(p -> Probes.weightHistogram(p.network(), -0.5, 0.5, 50));
     * new Trainer(network, loss, optimizer).callbacks(recorder).fit(train);
     * Charts.histogramAnimation(recorder.table(), "epoch")
     * }</pre>
     *
     * @param from where the first bin starts; it holds what is below as well
     * @param to where the last bin ends, above {@code from}; it holds what is above as well
     * @param bins how many bins of equal width, at least 1
     */
    public static Table weightHistogram(Network network, double from, double to, int bins) {
        var histogram = new Bins("weightHistogram", from, to, bins);
        for (Layer layer : network.layers()) {
            FMatrixRMaj[] weights = layer.parameters().stream()
                    .filter(p -> p.penalized)
                    .map(p -> p.value)
                    .toArray(FMatrixRMaj[]::new);
            if (weights.length > 0) {
                histogram.add(network.label(layer), kind(layer), weights);
            }
        }
        return histogram.table();
    }

    /**
     * The gradient of the loss with respect to what leaves each layer, in the order of the layers: whether learning signals
     * vanish or explode on their way down. One more column, {@code norm}, holds the Euclidean length of the whole gradient.
     *
     * @param batch samples with targets. Not modified.
     */
    public static Table gradients(Network network, Loss loss, DataSet batch) {
        int layers = network.layers().size();
        var seen = new FMatrixRMaj[layers];
        backward(network, loss, batch, new Watcher() {
            @Override
            public void backward(Layer layer, FMatrixRMaj dy) {
                if (layer.children().isEmpty()) {
                    seen[network.number(layer) - 1] = dy.copy();
                }
            }
        });
        var summary = new Summary("gradients", "norm");
        for (int i = 0; i < layers; i++) {
            // Nothing is sent below the first layer that learns.
            if (seen[i] != null) {
                Layer layer = network.layers().get(i);
                summary.add(network.label(layer), kind(layer), seen[i], norm(seen[i]));
            }
        }
        return summary.table();
    }

    /**
     * The gradient of the loss with respect to each parameter, one row per parameter: {@code layer} is the layer, {@code kind}
     * the name of the parameter. The column {@code norm} is the length of the gradient, {@code weight norm} that of the
     * parameter.
     *
     * @param batch samples with targets. Not modified.
     */
    public static Table parameterGradients(Network network, Loss loss, DataSet batch) {
        var summary = new Summary("parameter gradients", "norm", "weight norm");
        backward(network, loss, batch, Watcher.NONE, () -> {
            for (Layer layer : network.layers()) {
                for (Parameter p : layer.parameters()) {
                    summary.add(network.label(layer), p.name, p.gradient, norm(p.gradient), norm(p.value));
                }
            }
        });
        return summary.table();
    }

    private static void forward(Network network, FMatrixRMaj x, Seen seen) {
        network.watch(
                new Watcher() {
                    @Override
                    public void forward(Layer layer, FMatrixRMaj in, FMatrixRMaj y) {
                        if (layer.children().isEmpty()) {
                            seen.forward(layer, in, y);
                        }
                    }
                },
                () -> network.forward(x, Mode.PROBE));
    }

    private interface Seen {
        void forward(Layer layer, FMatrixRMaj in, FMatrixRMaj y);
    }

    private static void backward(Network network, Loss loss, DataSet batch, Watcher watcher) {
        backward(network, loss, batch, watcher, () -> {});
    }

    /** Runs {@code look} when the gradients of the batch stand in the parameters, then puts back what stood there before. */
    static void backward(Network network, Loss loss, DataSet batch, Watcher watcher, Runnable look) {
        var before =
                network.parameters().stream().map(p -> p.gradient.data.clone()).toList();
        network.parameters().forEach(p -> Arrays.fill(p.gradient.data, 0));
        network.watch(watcher, () -> {
            FMatrixRMaj y = network.forward(batch.x(), Mode.PROBE);
            var dy = new FMatrixRMaj(y.numRows, y.numCols);
            loss.gradient(y, batch.targets(), dy);
            network.accumulate(dy);
        });
        look.run();
        for (int i = 0; i < before.size(); i++) {
            System.arraycopy(before.get(i), 0, network.parameters().get(i).gradient.data, 0, before.get(i).length);
        }
    }

    private static String kind(Layer layer) {
        return layer.getClass().getSimpleName();
    }

    private static double norm(FMatrixRMaj m) {
        double sum = 0;
        for (int i = 0, n = m.getNumElements(); i < n; i++) {
            sum += (double) m.data[i] * m.data[i];
        }
        return Math.sqrt(sum);
    }
}
