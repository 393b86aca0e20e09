package descent.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Lines: of tables, functions and training. */
final class Curves {
    private static final int POINTS = 241;

    private Curves() {}

    static Chart functions(double from, double to, Map<String, DoubleUnaryOperator> functions) {
        double[] x = grid(from, to);
        var panels = new Panels(1, 1, 560, 320).top(56).legend(List.copyOf(functions.keySet()));
        int i = 0;
        for (var function : functions.entrySet()) {
            double[] y = Arrays.stream(x).map(function.getValue()).toArray();
            // Every other line is dashed: where two curves are the same, both are seen.
            var line = Theme.line(Theme.color(i, functions.size()), i++ % 2 == 0 ? "solid" : "dash");
            panels.add(0, curve(function.getKey(), x, y, line));
        }
        panels.x(0).put("title", Theme.axisTitle("x"));
        panels.y(0).put("title", Map.of("text", "f(x)"));
        zeroLines(panels, 0);
        panels.put("showlegend", true);
        return panels.chart(String.join(", ", functions.keySet()));
    }

    /** Each function (solid) with its derivative (dashed) in a panel of its own; all panels share their axes. */
    static Chart withDerivatives(
            double from,
            double to,
            Map<String, DoubleUnaryOperator> functions,
            Map<String, DoubleUnaryOperator> slopes) {
        double[] x = grid(from, to);
        var panels = Panels.fitting(functions.size(), 150, 140).legend(List.of("derivative"));
        double low = 0, high = 0;
        int i = 0;
        for (var function : functions.entrySet()) {
            double[] y = Arrays.stream(x).map(function.getValue()).toArray();
            double[] slope = Arrays.stream(x).map(slopes.get(function.getKey())).toArray();
            double[] both = finite(y, slope);
            low = Math.min(low, Arrays.stream(both).min().orElse(0));
            high = Math.max(high, Arrays.stream(both).max().orElse(0));
            panels.title(i, function.getKey());
            panels.add(i, inLegend(i == 0, curve("value", x, y, Theme.line(Theme.color(0), "solid"))));
            panels.add(i, inLegend(i == 0, curve("derivative", x, slope, Theme.line(Theme.color(1), "dash"))));
            zeroLines(panels, i++);
        }
        panels.shareX("x");
        panels.shareY(null);
        if (high > low) {
            panels.y(0).put("range", List.of(Math.max(low, -2) - 0.15, Math.min(high, 3) + 0.15));
        }
        return panels.chart("Activations and their derivatives");
    }

    static Chart lines(Table table, String x, String... names) {
        double[] at = numbers(table, x);
        var panels = new Panels(1, 1, 540, 320).top(56).legend(List.of(names));
        for (int i = 0; i < names.length; i++) {
            panels.add(0, line(names[i], at, numbers(table, names[i]), Theme.line(i)));
        }
        panels.x(0).put("title", Map.of("text", Theme.literal(x)));
        panels.y(0).put("title", Map.of("text", names.length == 1 ? Theme.literal(names[0]) : "value"));
        panels.put("showlegend", names.length > 1);
        return panels.chart(table.name() == null || table.name().isEmpty() ? String.join(", ", names) : table.name());
    }

    /** A line for each value of a column of a long table, in the order in which they appear. */
    static Chart linesBy(Table table, String x, String y, String by) {
        double[] at = numbers(table, x), values = numbers(table, y);
        var rows = new LinkedHashMap<String, List<Integer>>();
        for (int r = 0; r < table.rowCount(); r++) {
            rows.computeIfAbsent(String.valueOf(table.column(by).get(r)), any -> new ArrayList<>())
                    .add(r);
        }
        var panels = new Panels(1, 1, 540, 320).top(56).legend(List.copyOf(rows.keySet()));
        int i = 0;
        for (var group : rows.entrySet()) {
            panels.add(
                    0,
                    line(group.getKey(), pick(at, group.getValue()), pick(values, group.getValue()), Theme.line(i++)));
        }
        panels.x(0).put("title", Theme.axisTitle(x));
        panels.y(0).put("title", Theme.axisTitle(y));
        if (Decades.span(values)) {
            panels.y(0).putAll(Theme.LOG);
        }
        panels.put("showlegend", true);
        return panels.chart(y + " by " + by);
    }

    private static double[] pick(double[] values, List<Integer> rows) {
        return rows.stream().mapToDouble(r -> values[r]).toArray();
    }

    /** A line with gaps where y is not finite; points are marked where there are few, so that one alone is seen. */
    static Map<String, Object> line(String name, double[] x, double[] y, Map<String, Object> line) {
        var trace = new LinkedHashMap<String, Object>();
        trace.put("type", "scatter");
        trace.put("mode", x.length <= 30 ? "lines+markers" : "lines");
        trace.put("name", Theme.shortened(name));
        trace.put("x", x);
        trace.put("y", y);
        trace.put("line", line);
        trace.put("marker", Map.of("size", 5));
        return trace;
    }

    /**
     * A line over evenly spaced x, of which only the first and the distance need to be written. No point of it is left out
     * when it is drawn: curves would show corners.
     */
    private static Map<String, Object> curve(String name, double[] x, double[] y, Map<String, Object> line) {
        var every = new LinkedHashMap<String, Object>(line);
        every.put("simplify", false);
        var trace = line(name, x, y, every);
        trace.remove("x");
        trace.put("x0", x[0]);
        trace.put("dx", x[1] - x[0]);
        return trace;
    }

    /** Whether the legend has a line for this trace, one for all of its name. */
    static Map<String, Object> inLegend(boolean shown, Map<String, Object> trace) {
        trace.put("showlegend", shown);
        trace.put("legendgroup", trace.get("name"));
        return trace;
    }

    static void zeroLines(Panels panels, int panel) {
        for (var axis : List.of(panels.x(panel), panels.y(panel))) {
            axis.putAll(Theme.ZERO_LINE);
        }
    }

    static double[] numbers(Table table, String name) {
        Column<?> column = table.column(name);
        if (column instanceof NumericColumn<?> numeric) {
            return numeric.asDoubleArray();
        }
        throw new IllegalArgumentException("column \"" + name + "\" expects numbers, but holds " + column.type());
    }

    static List<String> numericColumns(Table table) {
        var names = new ArrayList<String>();
        table.columns().forEach(column -> {
            if (column instanceof NumericColumn<?>) {
                names.add(column.name());
            }
        });
        return names;
    }

    private static double[] finite(double[]... values) {
        return Arrays.stream(values)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .toArray();
    }

    private static double[] grid(double from, double to) {
        var x = new double[POINTS];
        Arrays.setAll(x, i -> from + (to - from) * i / (POINTS - 1));
        return x;
    }
}
