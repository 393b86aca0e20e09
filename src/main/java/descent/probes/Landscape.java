package descent.probes;

import descent.DataSet;
import descent.Mode;
import descent.Network;
import descent.Parameter;
import descent.Watcher;
import descent.internal.Check;
import descent.losses.Loss;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import tech.tablesaw.api.Table;

/**
 * The loss around the weights of a network, on fixed data: along lines and planes through weight space, and how sharply it
 * bends. The network is left as it was.
 *
 * <p>Batch normalization uses the statistics of the data given, so give a few hundred samples.
 */
public final class Landscape {
    private final Network network;
    private final Loss loss;
    private final DataSet data;

    /** The landscape of {@code loss} of {@code network} on {@code data}. */
    public Landscape(Network network, Loss loss, DataSet data) {
        this.network = network;
        this.loss = loss;
        this.data = data;
    }

    /**
     * The loss on a plane through the weights, along two random directions that are filter-normalized: each unit's part of a
     * direction is as long as the unit's weights, so that networks can be compared. Biases and gains do not move.
     *
     * <p>Li, Xu, Taylor, Studer and Goldstein 2018, Visualizing the loss landscape of neural nets,
     * https://arxiv.org/abs/1712.09913
     *
     * @param radius how far to go, 1 being the length of the weights
     * @param steps points per axis, at least 2
     * @param seed of the directions
     * @return one row per point: {@code x}, {@code y} from -radius to radius, and {@code loss}
     */
    public Table plane(double radius, int steps, long seed) {
        Check.positive("Landscape", "radius", radius);
        Check.atLeastOne("Landscape", "steps - 1", steps - 1);
        var random = new SplittableRandom(seed);
        float[][] start = values(), x = direction(random), y = direction(random);
        var rows = new TableRows("loss around the weights");
        try {
            for (int i = 0; i < steps; i++) {
                for (int j = 0; j < steps; j++) {
                    double a = radius * (2.0 * i / (steps - 1) - 1), b = radius * (2.0 * j / (steps - 1) - 1);
                    move(start, x, a, y, b);
                    rows.add("x", a, "y", b, "loss", value());
                }
            }
        } finally {
            set(start);
        }
        return rows.table();
    }

    /**
     * The loss on the straight line from the weights of this network (0) to those of {@code other} (1) and a quarter beyond
     * both. Goodfellow, Vinyals and Saxe 2015, https://arxiv.org/abs/1412.6544
     *
     * @param other a network of the same layers. Not modified.
     * @param steps number of points, at least 2
     * @return one row per point: {@code position} from -0.25 to 1.25, and {@code loss}
     */
    public Table lineTo(Network other, int steps) {
        Check.atLeastOne("Landscape", "steps - 1", steps - 1);
        float[][] start = values(), way = values();
        List<Parameter> ends = other.parameters();
        if (ends.size() != way.length || !sameSizes(ends, way)) {
            throw new IllegalArgumentException(
                    "Landscape expects a network of the same layers as " + network + ", but got " + other);
        }
        for (int p = 0; p < way.length; p++) {
            for (int k = 0; k < way[p].length; k++) {
                way[p][k] = ends.get(p).value.data[k] - start[p][k];
            }
        }
        var rows = new TableRows("loss between two networks");
        try {
            for (int i = 0; i < steps; i++) {
                double t = -0.25 + 1.5 * i / (steps - 1);
                move(start, way, t, way, 0);
                rows.add("position", t, "loss", value());
            }
        } finally {
            set(start);
        }
        return rows.table();
    }

    private static boolean sameSizes(List<Parameter> ends, float[][] way) {
        for (int p = 0; p < way.length; p++) {
            if (ends.get(p).size() != way[p].length) {
                return false;
            }
        }
        return true;
    }

    /**
     * The largest eigenvalue (by size) of the Hessian of the loss: power iteration, where the product of the Hessian and a
     * direction v of length 1 is (gradient(w + h v) - gradient(w - h v)) / 2h with h = 1e-3 of the length of w. Plain gradient
     * descent is stable only with rates below 2 / sharpness.
     *
     * @param iterations at most so many; it ends sooner when the value changes by less than 0.1 %
     * @param seed of the first direction
     */
    public double sharpness(int iterations, long seed) {
        Check.atLeastOne("Landscape", "iterations", iterations);
        float[][] start = values();
        double h = 1e-3 * Math.max(1e-3, length(start)), eigenvalue = 0;
        float[][] v = gaussian(new SplittableRandom(seed));
        scale(v, 1 / length(v));
        try {
            for (int i = 0; i < iterations; i++) {
                move(start, v, h, v, 0);
                float[][] product = gradient();
                move(start, v, -h, v, 0);
                float[][] below = gradient();
                double before = eigenvalue;
                for (int p = 0; p < product.length; p++) {
                    for (int k = 0; k < product[p].length; k++) {
                        product[p][k] = (float) ((product[p][k] - below[p][k]) / (2 * h));
                    }
                }
                eigenvalue = dot(product, v);
                double length = length(product);
                if (length == 0) {
                    return 0;
                }
                scale(product, 1 / length);
                v = product;
                if (i > 0 && Math.abs(eigenvalue - before) < 1e-3 * Math.abs(eigenvalue)) {
                    break;
                }
            }
        } finally {
            set(start);
        }
        return eigenvalue;
    }

    /**
     * How noisy the gradient of a mini-batch is: trace of the covariance of the gradients of single samples over the squared
     * length of the mean gradient, the <em>simple noise scale</em>. Batches much smaller than it are mostly noise. Estimated
     * from the gradients of {@code batches} random batches of {@code batchSize} and of all data.
     *
     * <p>McCandlish, Kaplan, Amodei et al. 2018, An empirical model of large-batch training, https://arxiv.org/abs/1812.06162
     */
    public double noiseScale(int batchSize, int batches, long seed) {
        Check.atLeastOne("Landscape", "batches", batches);
        if (batchSize < 1 || batchSize >= data.size()) {
            throw new IllegalArgumentException(
                    "Landscape expects batchSize from 1 to " + (data.size() - 1) + ", but got " + batchSize);
        }
        var random = new SplittableRandom(seed);
        float[][] mean = gradient();
        double spread = 0;
        for (int b = 0; b < batches; b++) {
            int[] rows = random.ints(0, data.size()).distinct().limit(batchSize).toArray();
            float[][] off = gradient(data.rows(rows));
            for (int p = 0; p < off.length; p++) {
                for (int k = 0; k < off[p].length; k++) {
                    off[p][k] -= mean[p][k];
                }
            }
            spread += dot(off, off) / batches;
        }
        // The mean of a batch drawn without replacement varies by trace / batchSize (n - batchSize) / (n - 1).
        double trace = spread * batchSize * (data.size() - 1) / (data.size() - batchSize);
        return trace / (dot(mean, mean) - trace / data.size());
    }

    private double value() {
        return loss.value(network.forward(data.x(), Mode.PROBE), data.targets());
    }

    private float[][] gradient() {
        return gradient(data);
    }

    private float[][] gradient(DataSet batch) {
        var copies = new float[network.parameters().size()][];
        Probes.backward(network, loss, batch, Watcher.NONE, () -> {
            for (int p = 0; p < copies.length; p++) {
                copies[p] = network.parameters().get(p).gradient.data.clone();
            }
        });
        return copies;
    }

    private float[][] values() {
        return network.parameters().stream().map(p -> p.value.data.clone()).toArray(float[][]::new);
    }

    private void set(float[][] values) {
        for (int p = 0; p < values.length; p++) {
            System.arraycopy(values[p], 0, network.parameters().get(p).value.data, 0, values[p].length);
        }
    }

    private void move(float[][] start, float[][] x, double a, float[][] y, double b) {
        for (int p = 0; p < start.length; p++) {
            float[] w = network.parameters().get(p).value.data;
            for (int k = 0; k < w.length; k++) {
                w[k] = (float) (start[p][k] + a * x[p][k] + b * y[p][k]);
            }
        }
    }

    private float[][] gaussian(RandomGenerator random) {
        float[][] v = values();
        for (float[] part : v) {
            for (int k = 0; k < part.length; k++) {
                part[k] = (float) random.nextGaussian();
            }
        }
        return v;
    }

    /** Random numbers; those of each unit scaled to the length of its weights. */
    private float[][] direction(RandomGenerator random) {
        float[][] d = gaussian(random);
        for (int p = 0; p < d.length; p++) {
            Parameter parameter = network.parameters().get(p);
            if (parameter.penalized) {
                normalizeUnits(d[p], parameter);
            } else {
                Arrays.fill(d[p], 0);
            }
        }
        return d;
    }

    private static void normalizeUnits(float[] d, Parameter parameter) {
        float[] w = parameter.value.data;
        int units = parameter.units(), every = parameter.unitStep(), fanIn = w.length / units;
        for (int unit = 0; unit < units; unit++) {
            double size = 0, length = 0;
            for (int i = 0, at = parameter.unitStart(unit); i < fanIn; i++, at += every) {
                size += (double) w[at] * w[at];
                length += (double) d[at] * d[at];
            }
            float scale = (float) Math.sqrt(size / length);
            for (int i = 0, at = parameter.unitStart(unit); i < fanIn; i++, at += every) {
                d[at] *= scale;
            }
        }
    }

    private static double dot(float[][] a, float[][] b) {
        double sum = 0;
        for (int p = 0; p < a.length; p++) {
            for (int k = 0; k < a[p].length; k++) {
                sum += (double) a[p][k] * b[p][k];
            }
        }
        return sum;
    }

    private static double length(float[][] a) {
        return Math.sqrt(dot(a, a));
    }

    private static void scale(float[][] a, double by) {
        for (float[] part : a) {
            for (int k = 0; k < part.length; k++) {
                part[k] *= (float) by;
            }
        }
    }
}
