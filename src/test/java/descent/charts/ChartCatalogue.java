package descent.charts;

import descent.Shape;
import descent.activations.ElementWise;
import descent.activations.Relu;
import descent.activations.Tanh;
import descent.experiments.Experiment;
import descent.experiments.Results;
import descent.experiments.Verdict;
import descent.minimizers.Surface;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Every public method of {@link Charts}, drawn from samples that charts have to bear. A new kind of chart gets a line in
 * {@link #KINDS}; the tests that use this class say so if one is missing.
 */
final class ChartCatalogue {
    /** A method of {@link Charts} with the types of its parameters, and how it draws a sample. */
    record Kind(String method, Function<Sample, Chart> draw) {
        @Override
        public String toString() {
            return method;
        }
    }

    /**
     * Data to draw: for each name a series of points.
     *
     * @param what what is special about it
     * @param names the series
     * @param points the points of each series
     * @param pool the values, over and over
     */
    record Sample(String what, List<String> names, int points, double... pool) {
        double value(int series, int point) {
            return pool[(7 * series + point) % pool.length];
        }

        double[] values(int series) {
            return IntStream.range(0, points).mapToDouble(i -> value(series, i)).toArray();
        }

        /** The first name, as a label where there is only one. */
        String label() {
            return names.isEmpty() ? "value" : names.get(0);
        }

        /** A column for each series beside one of steps. */
        Table wide() {
            var table = Table.create(label()).addColumns(IntColumn.indexColumn("step", points, 1));
            for (int s = 0; s < names.size(); s++) {
                table.addColumns(DoubleColumn.create(names.get(s), values(s)));
            }
            return table;
        }

        /** A row for each point of each series: variant, step, and value with the interval around it. */
        Table tall() {
            var table = Table.create(
                    label(), StringColumn.create("variant"), IntColumn.create("step"), DoubleColumn.create("value"));
            table.addColumns(DoubleColumn.create("low"), DoubleColumn.create("high"));
            for (int s = 0; s < names.size(); s++) {
                for (int i = 0; i < points; i++) {
                    table.stringColumn("variant").append(names.get(s));
                    table.intColumn("step").append(i + 1);
                    table.doubleColumn("value").append(value(s, i));
                    table.doubleColumn("low").append(value(s, i) - 0.1);
                    table.doubleColumn("high").append(value(s, i) + 0.1);
                }
            }
            return table;
        }

        /** The first point of each series. */
        Table firsts() {
            Table tall = tall();
            return tall.where(tall.intColumn("step").isEqualTo(1));
        }

        /** Histograms of two layers for each series. */
        Table bins() {
            var table = Table.create(
                    StringColumn.create("layer"),
                    StringColumn.create("variant"),
                    DoubleColumn.create("from"),
                    DoubleColumn.create("to"),
                    DoubleColumn.create("share"));
            for (int row = 0; row < names.size() * points; row++) {
                table.stringColumn("layer").append(row % 2 == 0 ? "1 Dense" : "2 " + label());
                table.stringColumn("variant").append(names.get(row / points));
                table.doubleColumn("from").append(row % points / 2);
                table.doubleColumn("to").append(row % points / 2 + 1);
                table.doubleColumn("share").append(value(row / points, row % points));
            }
            return table;
        }

        /** A row for each layer of each series: variant, layer, and a measure of the first name. */
        Table layers() {
            Table tall = tall();
            var layer = StringColumn.create("layer");
            tall.intColumn("step").forEach(step -> layer.append(step + ", Dense " + label()));
            return Table.create(
                    layer, tall.column("variant"), tall.column("value").setName("of " + label()));
        }

        /** Losses on a square with as many places as there are points on each side. */
        Table plane() {
            var table = Table.create(DoubleColumn.create("x"), DoubleColumn.create("y"), DoubleColumn.create("loss"));
            for (int i = 0; i < points * points; i++) {
                table.doubleColumn("x").append(i % points);
                table.doubleColumn("y").append(i / points);
                table.doubleColumn("loss").append(value(0, i));
            }
            return table;
        }

        /** A history for each series. */
        Map<String, Table> histories() {
            var histories = new LinkedHashMap<String, Table>();
            for (int s = 0; s < names.size(); s++) {
                histories.put(
                        names.get(s),
                        Table.create(names.get(s))
                                .addColumns(
                                        IntColumn.indexColumn("epoch", points, 1),
                                        DoubleColumn.create("loss", values(s)),
                                        DoubleColumn.create("validation loss", values(s + 1)),
                                        DoubleColumn.create(label(), values(s))));
            }
            return histories;
        }

        /** An experiment that measured the points of each series. */
        Results results() {
            var experiment = new Experiment<Integer>("variant")
                    .seeds(Math.max(1, points))
                    .threads(1);
            experiment.variant("always there", -1);
            IntStream.range(0, names.size()).forEach(s -> experiment.variant(names.get(s), s));
            return experiment.run((s, seed) -> Map.of("value", s < 0 ? 1 : value(s, (int) seed)));
        }

        /** A verdict on each series. */
        Verdict[] verdicts() {
            return IntStream.range(0, points == 0 ? 0 : names.size())
                    .mapToObj(s -> Verdict.on(names.get(s), label())
                            .measured(names.get(s), values(s))
                            .holdsIf(i -> s % 3 == 0, label(), s % 3 == 1))
                    .toArray(Verdict[]::new);
        }

        /** A function for each series: the line between its points, which lie over -1 to 1. */
        Map<String, DoubleUnaryOperator> functions() {
            var functions = new LinkedHashMap<String, DoubleUnaryOperator>();
            for (int s = 0; s < names.size(); s++) {
                double[] values = values(s);
                functions.put(
                        names.get(s),
                        x -> values.length == 0
                                ? Double.NaN
                                : values[(int) Math.round((x + 1) / 2 * (values.length - 1))]);
            }
            return functions;
        }

        /** A path for each series. */
        Map<String, double[][]> paths() {
            var paths = new LinkedHashMap<String, double[][]>();
            for (int s = 0; s < names.size(); s++) {
                double[] values = values(s);
                paths.put(
                        names.get(s),
                        IntStream.range(0, points)
                                .mapToObj(i -> new double[] {-values[i], 2 * values[(i + 1) % points]})
                                .toArray(double[][]::new));
            }
            return paths;
        }

        /** The height of a hill that leads through the values. */
        double height(double x, double y) {
            return points == 0 ? Double.NaN : value(0, (int) Math.abs(Math.round(3 * x + 5 * y)));
        }

        /** A picture of 2 by 2 for each point of the first series. */
        FMatrixRMaj pictures() {
            var rows = new FMatrixRMaj(points, 4);
            for (int i = 0; i < rows.data.length; i++) {
                rows.data[i] = (float) value(i % 4, i / 4);
            }
            return rows;
        }

        String[] captions() {
            return IntStream.range(0, points)
                    .mapToObj(i -> names.isEmpty() ? "" : names.get(i % names.size()))
                    .toArray(String[]::new);
        }

        /** Activations that call themselves what the series are called. */
        ElementWise[] activations() {
            return IntStream.range(0, names.size())
                    .mapToObj(s -> s % 2 == 0 ? new Relu() : new Tanh())
                    .toArray(ElementWise[]::new);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    static final String INJECTION =
            "</script><img src=x onerror=\"window.injected=1\"><script>window.injected=1</script>";

    /** What nobody should write, but somebody will. */
    static final List<String> NAMES = List.of(
            INJECTION,
            "<a href=\"javascript:window.injected=1\">here</a> & <b>'bold'</b> <!-- \"",
            "學習率 η ≤ 0,1 → ∞ 😀 \u2028 \\n \\u003c %{x} %d ${x} $\\alpha$",
            "a < b && b > c",
            "");

    static final List<Sample> SAMPLES = List.of(
            new Sample("usual", List.of("SGD", "Adam", "momentum"), 12, 2.3, 1.2, 0.8, 0.61, 0.5, 0.44, 0.4, 0.38),
            new Sample("no series", List.of(), 0, 1),
            new Sample("empty", List.of("SGD", "Adam"), 0, 1),
            new Sample("one point", List.of("SGD"), 1, 0.3),
            new Sample("not finite", List.of("SGD", "Adam"), 9, 1, Double.NaN, Double.POSITIVE_INFINITY, 0.5, -1.0 / 0),
            new Sample("nothing finite", List.of("SGD"), 6, Double.NaN),
            new Sample("constant", List.of("SGD", "Adam"), 8, 0.5),
            new Sample("zero", List.of("SGD"), 8, 0),
            new Sample("huge", List.of("SGD", "Adam"), 8, 1e300, 1e-300, -1e300, 0, 5),
            new Sample("forty series", variants(), 10, 0.9, 0.7, 0.6, 0.55, 0.51, 0.49),
            new Sample("names", NAMES, 10, 0.9, 0.8, 0.6));

    static final List<Kind> KINDS = List.of(
            new Kind(
                    "learningCurves(History)",
                    s -> new LearningCurves(Map.of("training", histories(s, 1).get("1"))).chart()),
            new Kind("learningCurves(Map)", s -> new LearningCurves(s.histories()).chart()),
            new Kind("functions(double, double, Map)", s -> Charts.functions(-1, 1, s.functions())),
            new Kind("activations(ElementWise[])", s -> Charts.activations(s.activations())),
            new Kind(
                    "activations(double, double, ElementWise[])",
                    s -> Curves.withDerivatives(-1, 1, s.functions(), s.functions())),
            new Kind("histograms(Table)", s -> Charts.histograms(s.bins())),
            new Kind("histogramGrid(Table, String)", s -> Charts.histogramGrid(s.bins(), "variant")),
            new Kind("histogramAnimation(Table, String)", s -> Charts.histogramAnimation(s.bins(), "variant")),
            new Kind(
                    "contour(DoubleBinaryOperator, double, double, double, double, Map, double[][])",
                    s -> Charts.contour(s::height, -1, 1, -2, 2, s.paths(), new double[] {0, 0})),
            new Kind(
                    "contourAnimation(DoubleBinaryOperator, double, double, double, double, Map, double[][])",
                    s -> Charts.contourAnimation(s::height, -1, 1, -2, 2, s.paths())),
            new Kind("contour(Surface, Map)", s -> Charts.contour(surface(s), s.paths())),
            new Kind("contourAnimation(Surface, Map)", s -> Charts.contourAnimation(surface(s), s.paths())),
            new Kind(
                    "images(FMatrixRMaj, Shape, String[])",
                    s -> Charts.images(s.pictures(), Shape.image(1, 2, 2), s.captions())),
            new Kind("confusion(int, int[], int[])", s -> {
                int classes = Math.max(1, s.names().size());
                int[] labels =
                        IntStream.range(0, s.points()).map(i -> i % classes).toArray();
                return Charts.confusion(classes, labels, new int[labels.length]);
            }),
            new Kind(
                    "lines(Table, String, String[])",
                    s -> Charts.lines(s.wide(), "step", s.names().toArray(new String[0]))),
            new Kind(
                    "linesBy(Table, String, String, String)",
                    s -> Charts.linesBy(s.tall(), "step", "value", "variant")),
            new Kind("bars(Table, String, String)", s -> Charts.bars(s.firsts(), "variant", "value")),
            new Kind(
                    "bars(Table, String, String, String, String)",
                    s -> Charts.bars(s.firsts(), "variant", "value", "low", "high")),
            new Kind("bands(Table, String, String, String)", s -> Charts.bands(s.tall(), "step", "value", "variant")),
            new Kind(
                    "dots(Table, String, String, String, String)",
                    s -> Charts.dots(s.firsts(), "variant", "value", "low", "high")),
            new Kind("dots(Results, String)", s -> Charts.dots(SampleRuns.measured(s), "of " + s.label())),
            new Kind(
                    "dots(Results, String, Order)",
                    s -> Charts.dots(SampleRuns.measured(s), "measured", Order.SMALLEST_FIRST)),
            new Kind("learningCurves(Results)", s -> Charts.learningCurves(SampleRuns.trained(s))),
            new Kind(
                    "heatmap(Table, String, String, String)",
                    s -> Charts.heatmap(s.tall(), "step", "variant", "value")),
            new Kind("byLayer(Table, String)", s -> Charts.byLayer(s.layers(), "of " + s.label())),
            new Kind("byLayer(Table, String, String)", s -> Charts.byLayer(s.layers(), "of " + s.label(), "variant")),
            new Kind(
                    "bandGrid(Table, String, String, String, String)",
                    s -> Charts.bandGrid(s.tall(), "step", "value", "variant", "variant")),
            new Kind("diagram(Network)", s -> Charts.diagram(SampleRuns.network(2))),
            new Kind(
                    "decisionBoundary(Network, DataSet)",
                    s -> Charts.decisionBoundary(SampleRuns.network(2), SampleRuns.data(s, 2))),
            new Kind(
                    "decisionBoundaryAnimation(Regions)", s -> Charts.decisionBoundaryAnimation(SampleRuns.regions(s))),
            new Kind("schedules(int, Map)", s -> Charts.schedules(Math.max(1, s.points()), SampleRuns.schedules(s))),
            new Kind("surface(Surface, Map)", s -> Charts.surface(surface(s), s.paths())),
            new Kind("ridgeline(Table, String)", s -> Charts.ridgeline(s.bins(), "variant")),
            new Kind("boxes(Table, String, String)", s -> Charts.boxes(s.tall(), "variant", "value")),
            new Kind("violins(Table, String, String)", s -> Charts.violins(s.tall(), "variant", "value")),
            new Kind("boxes(Results, String)", s -> Charts.boxes(SampleRuns.measured(s), "measured")),
            new Kind("violins(Results, String)", s -> Charts.violins(SampleRuns.measured(s), "of " + s.label())),
            new Kind("verdicts(Verdict[])", s -> Charts.verdicts(SampleRuns.verdicts(s))),
            new Kind("landscape(Table)", s -> Charts.landscape(s.plane())),
            new Kind("parallel(Table, String, String[])", s -> Charts.parallel(s.tall(), "value", "variant", "step")),
            new Kind("parallel(Found)", s -> Charts.parallel(SampleRuns.found(s))),
            new Kind(
                    "scatterMatrix(Table, String, String[])",
                    s -> Charts.scatterMatrix(s.tall(), "value", "variant", "step")),
            new Kind("scatterMatrix(Found)", s -> Charts.scatterMatrix(SampleRuns.found(s))));

    private ChartCatalogue() {}

    /** The charts of one sample, and what kind each is. */
    static Map<Kind, Chart> charts(Sample sample) {
        var charts = new LinkedHashMap<Kind, Chart>();
        KINDS.forEach(kind -> charts.put(kind, kind.draw().apply(sample)));
        return charts;
    }

    static Sample sample(String what) {
        return SAMPLES.stream().filter(s -> s.what().equals(what)).findFirst().orElseThrow();
    }

    private static Map<String, Table> histories(Sample sample, int series) {
        var one = new LinkedHashMap<String, Table>();
        var all = new ArrayList<>(sample.histories().values());
        for (int s = 0; s < series; s++) {
            one.put(String.valueOf(s + 1), s < all.size() ? all.get(s) : Table.create("history"));
        }
        return one;
    }

    private static Surface surface(Sample s) {
        return new Surface(
                s.label(), s::height, s::height, s::height, new double[] {-1, 1, -1, 1}, new double[] {0, 0});
    }

    private static List<String> variants() {
        String[] names = new String[40];
        Arrays.setAll(names, i -> "rate " + (i + 1) / 100.0);
        return List.of(names);
    }
}
