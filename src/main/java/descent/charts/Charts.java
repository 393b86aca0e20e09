package descent.charts;

import descent.DataSet;
import descent.Network;
import descent.Shape;
import descent.activations.ElementWise;
import descent.experiments.Results;
import descent.minimizers.Surface;
import descent.probes.Regions;
import descent.training.History;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.FMatrixRMaj;
import tech.tablesaw.api.Table;

/**
 * All kinds of charts, one line each. What they draw can be changed afterwards, see {@link Chart}.
 *
 * <pre>{@code
 * Charts.learningCurves(history)
 * Charts.activations(new Sigmoid(), new Tanh(), new Relu())
 * }</pre>
 */
public final class Charts {
    private Charts() {}

    /**
     * Loss and metrics by epoch, a panel for each: training solid, validation dashed.
     *
     * <pre>{@code Charts.learningCurves(trainer.fit(train))}</pre>
     */
    public static Chart learningCurves(History history) {
        return new LearningCurves(Map.of("training", history.table())).chart();
    }

    /**
     * The same for several trainings, a colour for each.
     *
     * <pre>{@code Charts.learningCurves(Map.of("SGD", history1, "Adam", history2))}</pre>
     *
     * @param histories by name, drawn in the order of the map
     */
    public static Chart learningCurves(Map<String, History> histories) {
        var tables = new LinkedHashMap<String, Table>();
        histories.forEach((name, history) -> tables.put(name, history.table()));
        return new LearningCurves(tables).chart();
    }

    /**
     * The curves of functions over an interval. Where a value is not finite there is a gap.
     *
     * <pre>{@code Charts.functions(-4, 4, Map.of("tanh", Math::tanh, "sin", Math::sin))}</pre>
     */
    public static Chart functions(double from, double to, Map<String, DoubleUnaryOperator> functions) {
        return Curves.functions(from, to, functions);
    }

    /**
     * Each activation with its derivative from -4 to 4, a panel for each, all on the same axes.
     *
     * <pre>{@code Charts.activations(new Sigmoid(), new Tanh(), new Relu(), new Elu(1))}</pre>
     */
    public static Chart activations(ElementWise... activations) {
        return activations(-4, 4, activations);
    }

    /** As {@link #activations(ElementWise...)}, over another interval. */
    public static Chart activations(double from, double to, ElementWise... activations) {
        var values = new LinkedHashMap<String, DoubleUnaryOperator>();
        var slopes = new LinkedHashMap<String, DoubleUnaryOperator>();
        for (ElementWise activation : activations) {
            values.put(activation.toString(), x -> activation.apply(x)[0]);
            slopes.put(activation.toString(), x -> activation.derivative(x)[0]);
        }
        return Curves.withDerivatives(from, to, values, slopes);
    }

    /**
     * A histogram for each layer, side by side on the same axes. A bar too high for the others is cut off and says its
     * height.
     *
     * @param table one row per bin: {@code layer}, {@code from}, {@code to} and {@code share} of the values in it
     */
    public static Chart histograms(Table table) {
        return new Histograms(table, null).grid("Distribution by layer");
    }

    /**
     * A grid of histograms: a row for each value of a column, a column for each layer. Rows whose values have very
     * different sizes get x axes of their own.
     *
     * <pre>{@code Charts.histogramGrid(table, "initializer")}</pre>
     *
     * @param table as for {@link #histograms}, with one column more
     * @param rows the column that says in which row of the grid a bin stands
     */
    public static Chart histogramGrid(Table table, String rows) {
        return new Histograms(table, rows).grid("Distribution by layer and " + rows);
    }

    /**
     * Histograms by layer that move: a slider and a play button go through the values of a column.
     *
     * <pre>{@code Charts.histogramAnimation(table, "std")}</pre>
     *
     * @param table as for {@link #histograms}, with one column more
     * @param over the column that the slider goes through
     */
    public static Chart histogramAnimation(Table table, String over) {
        return new Histograms(table, over).animation("Distribution by layer", over);
    }

    /**
     * A function of two variables seen from above, with paths over it and its minima. Where the function spans decades,
     * the contours are those of the logarithm of its height.
     *
     * <pre>{@code
     * Charts.contour((x, y) -> x * x / 20 + y * y, -10, 10, -5, 5, Map.of("SGD", path), new double[] {0, 0})
     * }</pre>
     *
     * @param paths by name, each a list of points {x, y}; one that runs away is drawn up to there
     * @param minima points {x, y} to mark
     */
    public static Chart contour(
            DoubleBinaryOperator f,
            double xFrom,
            double xTo,
            double yFrom,
            double yTo,
            Map<String, double[][]> paths,
            double[]... minima) {
        return new Contours(f, xFrom, xTo, yFrom, yTo, paths, minima).still();
    }

    /** As {@link #contour}, with a slider and a play button that draw the paths step by step. */
    public static Chart contourAnimation(
            DoubleBinaryOperator f,
            double xFrom,
            double xTo,
            double yFrom,
            double yTo,
            Map<String, double[][]> paths,
            double[]... minima) {
        return new Contours(f, xFrom, xTo, yFrom, yTo, paths, minima).animation();
    }

    /**
     * A test surface seen from above in its own window, with its minima and with paths over it.
     *
     * <pre>{@code Charts.contour(Surface.valley(), Map.of("SGD", Trajectory.of(new Sgd(0.95), Surface.valley(), 30, -7, 2)))}</pre>
     */
    public static Chart contour(Surface surface, Map<String, double[][]> paths) {
        return contours(surface, paths).still().title(surface.name());
    }

    /** As {@link #contour(Surface, Map)}, with a slider and a play button that draw the paths step by step. */
    public static Chart contourAnimation(Surface surface, Map<String, double[][]> paths) {
        return contours(surface, paths).animation().title(surface.name());
    }

    private static Contours contours(Surface surface, Map<String, double[][]> paths) {
        double[] w = surface.window();
        return new Contours(surface.height(), w[0], w[1], w[2], w[3], paths, surface.minima());
    }

    /**
     * Pictures side by side on one scale of grey (dark is high), or in colour if they have three channels.
     *
     * <pre>{@code Charts.images(wrong.x(), wrong.shape(), "7, taken for 9", "4, taken for 1")}</pre>
     *
     * @param rows one picture per row
     * @param shape an image shape of 1 or 3 channels
     * @param captions one for each picture, or none
     */
    public static Chart images(FMatrixRMaj rows, Shape shape, String... captions) {
        return new Images(rows, shape, captions).chart();
    }

    /**
     * The confusion matrix: how many of each true class (row) were taken for each class (column), and which share of the
     * true class that is.
     *
     * <pre>{@code Charts.confusion(10, test.labels(), network.classify(test.x()))}</pre>
     */
    public static Chart confusion(int classes, int[] labels, int[] predicted) {
        return new Confusion(classes, labels, predicted).chart();
    }

    /**
     * Columns of a table as lines over another column.
     *
     * <pre>{@code Charts.lines(history.table(), "step", "learning rate")}</pre>
     */
    public static Chart lines(Table table, String x, String... y) {
        return Curves.lines(table, x, y);
    }

    /**
     * A line for each value of a column of a long table, on a logarithmic scale if the values span decades.
     *
     * <pre>{@code Charts.linesBy(recorder.table(), "epoch", "norm", "layer")}</pre>
     *
     * @param table one row for each point
     * @param by the column that says to which line a point belongs
     */
    public static Chart linesBy(Table table, String x, String y, String by) {
        return Curves.linesBy(table, x, y, by);
    }

    /**
     * A horizontal bar for each row of a table, in its order.
     *
     * <pre>{@code Charts.bars(table.sortDescendingOn("accuracy"), "optimizer", "accuracy")}</pre>
     */
    public static Chart bars(Table table, String name, String value) {
        return Bars.chart(table, name, value, null, null);
    }

    /** As {@link #bars(Table, String, String)}, each with the interval from column {@code low} to column {@code high}. */
    public static Chart bars(Table table, String name, String value, String low, String high) {
        return Bars.chart(table, name, value, low, high);
    }

    /**
     * Which class a network of two inputs gives to each place, paler where it is less sure, with the points of the data. Two
     * to ten classes; a network with a single output parts two.
     *
     * <pre>{@code Charts.decisionBoundary(network, Toys.moons(100, 0.1, 1))}</pre>
     *
     * @param data rows of two numbers with labels
     */
    public static Chart decisionBoundary(Network network, DataSet data) {
        return new Boundary(Regions.of(network, data)).still();
    }

    /**
     * As {@link #decisionBoundary}, as it moves during training: a slider and a play button go through the epochs.
     *
     * <pre>{@code
     * var regions = Regions.during(data);
     * trainer.callbacks(regions).fit(data);
     * Charts.decisionBoundaryAnimation(regions)
     * }</pre>
     */
    public static Chart decisionBoundaryAnimation(Regions regions) {
        return new Boundary(regions).animation();
    }

    // Experiments: means over seeds, rankings, spreads.

    /**
     * The learning curves of an experiment: a panel for each measure, a colour for each variant, means over the seeds with
     * their 95 % bands. Up to three variants have training (solid) and validation (dashed); of more only validation is
     * drawn. Seeds that diverged count up to there, and the legend says how many.
     *
     * <pre>{@code Charts.learningCurves(experiment.fit((optimizer, seed) -> trainer(optimizer, seed).fit(train)))}</pre>
     */
    public static Chart learningCurves(Results results) {
        return new RunCurves(results).chart();
    }

    /**
     * The mean of {@code y} over the rows with the same {@code x}, with its 95 % band, a line for each value of a column.
     * Scales are logarithmic where the values span decades; there a band that reaches below 0 ends at the lowest value.
     *
     * <pre>{@code Charts.bands(results.curves(), "step", "validation loss", "optimizer")}</pre>
     *
     * @param table one row for each measurement
     * @param by the column that says to which line a row belongs
     */
    public static Chart bands(Table table, String x, String y, String by) {
        return Bands.chart(table, x, y, by);
    }

    /**
     * As {@link #bands}, a panel for each value of one more column, four to a row, all on the same axes.
     *
     * <pre>{@code Charts.bandGrid(table, "epoch", "validation accuracy", "network", "std of the weights")}</pre>
     *
     * @param table one row for each measurement
     * @param by the column that says to which line a row belongs
     * @param panel the column that says to which panel a row belongs
     */
    public static Chart bandGrid(Table table, String x, String y, String by, String panel) {
        return BandGrid.chart(table, x, y, by, panel);
    }
}
