package descent.charts;

import descent.DataSet;
import descent.Network;
import descent.Shape;
import descent.activations.ElementWise;
import descent.experiments.Results;
import descent.experiments.Search;
import descent.experiments.Verdict;
import descent.minimizers.Surface;
import descent.optimizers.Schedule;
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
     * A network as boxes from top to bottom: number, name and parameters of each layer, and the shapes that pass between them.
     * Branches stand side by side; the same layers again and again stand there once, with how often.
     *
     * <pre>{@code Charts.diagram(network)}</pre>
     */
    public static Chart diagram(Network network) {
        return new Diagram(network).chart();
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

    /**
     * Learning rates by step, on a logarithmic scale if they span decades.
     *
     * <pre>{@code Charts.schedules(1000, Map.of("cosine", new CosineDecay(0.1, 1000), "step", new StepDecay(0.1, 300, 0.5)))}</pre>
     *
     * @param steps how many steps to draw, from 0
     */
    public static Chart schedules(int steps, Map<String, Schedule> schedules) {
        return Rates.chart(steps, schedules);
    }

    /**
     * A test surface in space, to be turned with the mouse, with its minima and with paths over it; where it spans decades,
     * the logarithm of its height. A path is drawn up to where it leaves the window.
     *
     * <pre>{@code Charts.surface(Surface.rosenbrock(), Map.of("Adam", Trajectory.of(new Adam(0.1), Surface.rosenbrock(), 200, -1.5, 2)))}</pre>
     */
    public static Chart surface(Surface surface, Map<String, double[][]> paths) {
        var terrain = new Terrain(surface.height(), surface.window(), surface.minima());
        return new Relief(terrain, surface.window()).chart(surface.name(), paths, surface.minima());
    }

    /**
     * The loss on a plane through the weights of a network, which stands in the middle: contours and, to be turned with the
     * mouse, the surface; where it spans decades, the logarithm of its height over the lowest point.
     *
     * <pre>{@code Charts.landscape(new Landscape(network, loss, data).plane(1, 31, 1))}</pre>
     *
     * @param plane rows of {@code x}, {@code y} and {@code loss} on a grid, as {@link descent.probes.Landscape#plane} returns
     */
    public static Chart landscape(Table plane) {
        return new LossPlane(plane).chart();
    }

    /**
     * Parallel coordinates of a search for hyper-parameters: an axis for each, logarithmic where the values span decades, and
     * one for what came out. A line for each trial, darker the better; the best tenth in orange. A stretch of an axis marked
     * with the mouse keeps only the trials that go through it.
     *
     * <pre>{@code Charts.parallel(found.table(), "score", "learningRate", "units", "activation")}</pre>
     *
     * @param trials one row per trial; those whose objective is not finite have failed and are left out
     * @param objective a column of numbers, larger is better
     * @param parameters columns of numbers or texts, in the order of the axes
     */
    public static Chart parallel(Table trials, String objective, String... parameters) {
        return new ParallelAxes(new Trials(trials, objective, parameters)).chart();
    }

    /** As {@link #parallel(Table, String, String...)}, all hyper-parameters of the search that vary. */
    public static Chart parallel(Search.Found found) {
        Table trials = found.table();
        return parallel(trials, "score", Trials.varying(trials, "score"));
    }

    /**
     * The trials of a search for hyper-parameters as points: in the lowest row what came out by each hyper-parameter, above it
     * each pair of them; darker is better, the best tenth in orange. Logarithmic where the values span decades.
     *
     * <pre>{@code Charts.scatterMatrix(found.table(), "score", "learningRate", "units")}</pre>
     *
     * @param trials one row per trial; those whose objective is not finite have failed and are left out
     * @param objective a column of numbers, larger is better
     * @param parameters columns of numbers or texts
     */
    public static Chart scatterMatrix(Table trials, String objective, String... parameters) {
        return new ScatterMatrix(new Trials(trials, objective, parameters)).chart();
    }

    /** As {@link #scatterMatrix(Table, String, String...)}, all hyper-parameters of the search that vary. */
    public static Chart scatterMatrix(Search.Found found) {
        Table trials = found.table();
        return scatterMatrix(trials, "score", Trials.varying(trials, "score"));
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
     * A ranking of the variants of an experiment: the mean with its 95 % interval, and every seed as a faint dot. The best
     * stands first: the smallest for measures with loss, error, steps, epochs or seconds in their name, else the largest.
     *
     * <pre>{@code Charts.dots(results, "validation accuracy")}</pre>
     */
    public static Chart dots(Results results, String measure) {
        return dots(results, measure, Dots.bestFirst(measure));
    }

    /** As {@link #dots(Results, String)}, in another order: {@code Charts.dots(results, "norm", Order.AS_GIVEN)}. */
    public static Chart dots(Results results, String measure, Order order) {
        return Dots.chart(results, measure, order);
    }

    /**
     * A dot with an interval for each row of a table, in its order.
     *
     * <pre>{@code Charts.dots(table, "optimizer", "mean", "low", "high")}</pre>
     */
    public static Chart dots(Table table, String name, String value, String low, String high) {
        return Dots.chart(table, name, value, low, high);
    }

    /**
     * A grid of coloured cells with their values written in them: the mean where several rows fall into a cell, grey where
     * there is none. Colours are those of the logarithm where the values span decades.
     *
     * <pre>{@code Charts.heatmap(table, "initializer", "activation", "accuracy")}</pre>
     *
     * @param table one row for each measurement
     * @param x the column whose values stand below, in the order of the table
     * @param y the column whose values stand at the side, the first above
     */
    public static Chart heatmap(Table table, String x, String y, String value) {
        return new HeatMap(table, x, y, value).chart();
    }

    /**
     * A measure over the depth of a network, on a logarithmic scale if it spans decades. Several rows of one layer, such as
     * those of several seeds, become their mean with a 95 % band; layers without the measure are left out.
     *
     * <pre>{@code Charts.byLayer(Probes.gradients(network, loss, batch), "norm")}</pre>
     *
     * @param table with a column {@code layer}, as probes make it
     */
    public static Chart byLayer(Table table, String measure) {
        return ByLayer.chart(table, measure, null);
    }

    /**
     * The same with a line for each value of a column. A layer's place is the number in its name, so that networks with other
     * layers can be compared.
     *
     * <pre>{@code Charts.byLayer(stack.table(), "std", "initializer")}</pre>
     */
    public static Chart byLayer(Table table, String measure, String by) {
        return ByLayer.chart(table, measure, by);
    }

    /**
     * Histograms as ridges one behind the other, the first at the top: over depth, or over training with a panel for each
     * layer.
     *
     * <pre>{@code
     * Charts.ridgeline(Probes.histogram(network, x, -1, 1, 60, "Tanh"), "layer")
     * Charts.ridgeline(recorder.table(), "epoch")
     * }</pre>
     *
     * @param table as for {@link #histograms}
     * @param rows the column that says to which ridge a bin belongs
     */
    public static Chart ridgeline(Table table, String rows) {
        return new Ridges(table, rows).chart();
    }

    /**
     * How values are spread, a box for each value of a column: the median, the middle half, and every point if there are at
     * most 50. On a logarithmic scale if they span decades.
     *
     * <pre>{@code Charts.boxes(table, "initializer", "accuracy")}</pre>
     */
    public static Chart boxes(Table table, String category, String value) {
        return new Spreads(table, category, value).boxes();
    }

    /** A box for each variant of an experiment: {@code Charts.boxes(results, "accuracy")}. */
    public static Chart boxes(Results results, String measure) {
        return new Spreads(results, measure).boxes();
    }

    /** As {@link #boxes(Table, String, String)}, with the smoothed density of the values around each box. */
    public static Chart violins(Table table, String category, String value) {
        return new Spreads(table, category, value).violins();
    }

    /** A violin for each variant of an experiment: {@code Charts.violins(results, "accuracy")}. */
    public static Chart violins(Results results, String measure) {
        return new Spreads(results, measure).violins();
    }

    /**
     * Verdicts under each other, each with the spread of what was measured, a point for every seed, on a scale of its own:
     * &#10003; holds, &#9680; holds only under a condition, &#10007; does not hold.
     *
     * <pre>{@code Charts.verdicts(momentumIsFaster, heIsBest)}</pre>
     */
    public static Chart verdicts(Verdict... verdicts) {
        return Outcomes.chart(verdicts);
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
