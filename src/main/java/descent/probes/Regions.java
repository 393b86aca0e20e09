package descent.probes;

import descent.DataSet;
import descent.Layer;
import descent.Network;
import descent.activations.Sigmoid;
import descent.activations.Softmax;
import descent.training.Callback;
import descent.training.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * Which class a network of two inputs gives to each place of the plane around its data, and how surely: once, or again and
 * again during training.
 *
 * <pre>{@code
 * var regions = Regions.during(data);
 * new Trainer(network, loss, optimizer).callbacks(regions).fit(data);
 * Charts.decisionBoundaryAnimation(regions)
 * }</pre>
 *
 * <p>Several outputs are logits of a softmax, or what a last layer {@link Softmax} or {@link Sigmoid} gives; a single one is
 * the logit of class 1, or its probability if {@link Sigmoid} is last.
 */
public final class Regions implements Callback {
    /** The longest side of the grid, and the most looks that are kept. */
    private static final int POINTS = 160, LOOKS = 40;

    private final DataSet data;
    private final double[] window;
    private final int columns, rows;
    private final FMatrixRMaj grid;
    private final List<Look> looks = new ArrayList<>();
    private int stride;

    /**
     * The plane after so many epochs.
     *
     * @param epoch how many epochs the network has been trained; 0 before the first
     * @param classes the class at each place of the grid, row by row, the lowest row first
     * @param sure how surely, in the same order: 0 where another class is as probable, 127 where this one has probability 1
     */
    public record Look(int epoch, byte[] classes, byte[] sure) {}

    private Regions(DataSet data) {
        if (data.x().numCols != 2) {
            throw new IllegalArgumentException("Regions expects data of 2 columns, but got " + data);
        }
        this.data = data;
        double[] x = span(0), y = span(1);
        window = new double[] {x[0], x[1], y[0], y[1]};
        double ratio = Math.max(0.5, Math.min(2, (y[1] - y[0]) / (x[1] - x[0])));
        columns = (int) Math.round(POINTS / Math.max(1, ratio));
        rows = (int) Math.round(POINTS * Math.min(1, ratio));
        grid = new FMatrixRMaj(columns * rows, 2);
        for (int i = 0; i < grid.numRows; i++) {
            grid.data[2 * i] = (float) (x[0] + (x[1] - x[0]) * (i % columns + 0.5) / columns);
            grid.data[2 * i + 1] = (float) (y[0] + (y[1] - y[0]) * (i / columns + 0.5) / rows);
        }
    }

    /** One look at a network as it is. Nothing in it changes. */
    public static Regions of(Network network, DataSet data) {
        var regions = new Regions(data);
        regions.look(network, 0);
        return regions;
    }

    /**
     * Looks before the first step, after epochs and at the end: at first after every epoch, in a long training after every
     * second, fourth and so on, so that there are never more than 40 looks.
     */
    public static Regions during(DataSet data) {
        return new Regions(data);
    }

    @Override
    public void onStart(Progress progress) {
        looks.clear();
        stride = 1;
        look(progress.network(), 0);
    }

    @Override
    public void onEpoch(Progress progress) {
        if (progress.epoch() % stride != 0) {
            return;
        }
        look(progress.network(), progress.epoch());
        // One place is left for the last look.
        if (looks.size() == LOOKS) {
            stride *= 2;
            looks.removeIf(look -> look.epoch() % stride != 0);
        }
    }

    @Override
    public void onEnd(Progress progress) {
        if (looks.get(looks.size() - 1).epoch() < progress.epoch()) {
            look(progress.network(), progress.epoch());
        }
    }

    private void look(Network network, int epoch) {
        if (network.inputShape().columns() != 2) {
            throw new IllegalArgumentException("Regions expects a network of 2 inputs, but got " + network);
        }
        int outputs = network.outputShape().columns(), classes = Math.max(2, outputs);
        if (data.classes() > classes) {
            throw new IllegalArgumentException("Regions expects labels below " + classes + " for " + network
                    + ", but got " + (data.classes() - 1));
        }
        Layer last = network.layers().get(network.layers().size() - 1);
        boolean shares = last instanceof Softmax || last instanceof Sigmoid;
        FMatrixRMaj y = network.predict(grid);
        byte[] best = new byte[y.numRows], sure = new byte[y.numRows];
        for (int i = 0; i < y.numRows; i++) {
            double[] p = probabilities(y, i, shares);
            int top = top(p);
            double least = 1.0 / classes;
            best[i] = (byte) top;
            sure[i] = (byte) Math.round(127 * Math.max(0, (p[top] - least) / (1 - least)));
        }
        looks.add(new Look(epoch, best, sure));
    }

    private static double[] probabilities(FMatrixRMaj y, int row, boolean shares) {
        var p = new double[y.numCols];
        for (int j = 0; j < p.length; j++) {
            p[j] = y.data[row * y.numCols + j];
        }
        if (p.length == 1) {
            double one = shares ? p[0] : 1 / (1 + Math.exp(-p[0]));
            return new double[] {1 - one, one};
        }
        double max = Arrays.stream(p).max().orElse(0);
        double[] weights =
                shares ? p : Arrays.stream(p).map(v -> Math.exp(v - max)).toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(v -> v / sum).toArray();
    }

    private static int top(double[] p) {
        int top = 0;
        for (int j = 1; j < p.length; j++) {
            top = p[j] > p[top] ? j : top;
        }
        return top;
    }

    /** From the lowest to the highest finite value of a column, and a margin. */
    private double[] span(int column) {
        double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY;
        for (int i = column; i < data.x().getNumElements(); i += 2) {
            double value = data.x().data[i];
            low = Double.isFinite(value) ? Math.min(low, value) : low;
            high = Double.isFinite(value) ? Math.max(high, value) : high;
        }
        if (!(low < high)) {
            double middle = low == high ? low : 0;
            return new double[] {middle - 1, middle + 1};
        }
        double margin = 0.1 * (high - low);
        return new double[] {low - margin, high + margin};
    }

    /** The data around which it looks. */
    public DataSet data() {
        return data;
    }

    /** The part of the plane: from x, to x, from y, to y. */
    public double[] window() {
        return window.clone();
    }

    /** Places beside each other. */
    public int columns() {
        return columns;
    }

    /** Places above each other. */
    public int rows() {
        return rows;
    }

    /** All looks so far, in order. */
    public List<Look> looks() {
        return List.copyOf(looks);
    }
}
