package descent.charts;

import descent.experiments.Interval;
import descent.experiments.Results;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import tech.tablesaw.api.Table;

/** A ranking: a name, a dot and its interval in each row, perhaps with the single values behind it as faint dots. */
final class Dots {
    /** Of these the smallest is the best. */
    private static final Set<String> COSTS = Set.of("loss", "error", "errors", "steps", "epochs", "seconds", "time");

    private record Row(String name, double value, double low, double high, double[] seeds) {}

    private Dots() {}

    static Order bestFirst(String measure) {
        boolean cost = Arrays.stream(measure.toLowerCase().split("\\W+")).anyMatch(COSTS::contains);
        return cost ? Order.SMALLEST_FIRST : Order.LARGEST_FIRST;
    }

    static Chart chart(Results results, String measure, Order order) {
        var rows = new ArrayList<Row>();
        for (String variant : results.variants()) {
            double[] seeds = DoubleStream.of(results.values(variant, measure))
                    .filter(Double::isFinite)
                    .toArray();
            Interval mean =
                    seeds.length == 0 ? new Interval(Double.NaN, Double.NaN, Double.NaN, 0) : Interval.of(seeds);
            rows.add(new Row(variant, mean.mean(), mean.low(), mean.high(), seeds));
        }
        if (order != Order.AS_GIVEN) {
            // What has no value comes last.
            double sign = order == Order.LARGEST_FIRST ? -1 : 1;
            rows.sort(Comparator.comparingDouble(row -> sign * row.value));
        }
        return chart(rows, measure, results.factor());
    }

    static Chart chart(Table table, String name, String value, String low, String high) {
        double[] values = Curves.numbers(table, value);
        double[] from = Curves.numbers(table, low), to = Curves.numbers(table, high);
        var rows = new ArrayList<Row>();
        for (int r = 0; r < values.length; r++) {
            rows.add(new Row(Groups.text(table, name, r), values[r], from[r], to[r], new double[0]));
        }
        return chart(rows, value, name);
    }

    private static Chart chart(List<Row> rows, String value, String name) {
        var panels = new Panels(Math.min(1, rows.size()), 1, 460, Math.max(60, 26 * rows.size())).top(52);
        if (rows.isEmpty()) {
            return panels.chart(Theme.sentence(value + " by " + name));
        }
        double[] all = rows.stream()
                .flatMapToDouble(row -> DoubleStream.concat(DoubleStream.of(row.value), DoubleStream.of(row.seeds)))
                .toArray();
        boolean log = LearningCurves.log(value, all);
        panels.add(0, seeds(rows));
        panels.add(0, means(rows, log ? Decades.lowest(all) : Double.NEGATIVE_INFINITY));
        panels.names(rows.stream().map(Row::name).toList());
        names(panels, 0, rows.stream().map(Row::name).toList());
        panels.x(0).put("title", Theme.axisTitle(value));
        if (log) {
            panels.x(0).putAll(Theme.LOG);
        } else if (rows.stream().anyMatch(row -> row.low < 0)) {
            // Gains and losses are told apart by it.
            panels.x(0).putAll(Theme.ZERO_LINE);
        }
        for (int i = 0; i < rows.size(); i++) {
            if (Double.isNaN(rows.get(i).value)) {
                panels.note(failed(i));
            }
        }
        panels.put("showlegend", false);
        return panels.chart(Theme.sentence(value + " by " + name));
    }

    /** Writes names beside the places 0, 1, ... of a y axis that goes down. */
    static void names(Panels panels, int panel, List<String> names) {
        var axis = panels.y(panel);
        axis.put("range", List.of(names.size() - 0.5, -0.5));
        axis.put("tickmode", "array");
        axis.put("tickvals", places(names.size()));
        axis.put("ticktext", names.stream().map(Theme::shortened).toList());
        axis.put("ticks", "");
    }

    static double[] places(int count) {
        var places = new double[count];
        Arrays.setAll(places, i -> i);
        return places;
    }

    private static Map<String, Object> means(List<Row> rows, double floor) {
        var trace = new LinkedHashMap<String, Object>();
        trace.put("type", "scatter");
        trace.put("mode", "markers");
        trace.put("x", rows.stream().map(Row::value).toList());
        trace.put("y", places(rows.size()));
        trace.put("text", rows.stream().map(row -> Theme.literal(row.name)).toList());
        trace.put("hovertemplate", "%{text}: %{x:.4g}<extra></extra>");
        trace.put("marker", Map.of("color", Theme.color(0), "size", 9));
        var bars = new LinkedHashMap<String, Object>();
        bars.put("type", "data");
        bars.put("symmetric", false);
        bars.put("array", rows.stream().map(row -> row.high - row.value).toList());
        bars.put(
                "arrayminus",
                rows.stream()
                        .map(row -> row.value - Math.max(row.low, Math.min(floor, row.value)))
                        .toList());
        bars.put("color", Theme.color(0));
        bars.put("thickness", 2);
        bars.put("width", 0);
        trace.put("error_x", bars);
        return trace;
    }

    /** A little below the interval, which would hide them. */
    private static Map<String, Object> seeds(List<Row> rows) {
        var x = new ArrayList<Double>();
        var y = new ArrayList<Double>();
        for (int i = 0; i < rows.size(); i++) {
            for (double seed : rows.get(i).seeds) {
                x.add(seed);
                y.add(i + 0.24);
            }
        }
        var trace = new LinkedHashMap<String, Object>();
        trace.put("type", "scatter");
        trace.put("mode", "markers");
        trace.put("x", x);
        trace.put("y", y);
        trace.put("hovertemplate", "%{x:.4g}<extra>one seed</extra>");
        trace.put("marker", Map.of("color", Theme.FAINT, "opacity", 0.5, "size", 5));
        return trace;
    }

    static Map<String, Object> failed(int row) {
        var note = Theme.note("no value", 0, row, "left", "middle");
        note.put("yref", "y");
        note.put("xshift", 6);
        note.put("font", Map.of("color", Theme.FAINT));
        return note;
    }
}
