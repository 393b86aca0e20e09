package descent.charts;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/** One horizontal bar per row, in the order of the table, perhaps with intervals. */
final class Bars {
    private Bars() {}

    /** Bars of {@code value}; {@code low} and {@code high} may be null. */
    static Chart chart(Table table, String name, String value, String low, String high) {
        List<String> names = Arrays.stream(table.column(name).asObjectArray())
                .map(item -> Theme.literal(String.valueOf(item)))
                .toList();
        double[] values = Curves.numbers(table, value);
        var trace = new LinkedHashMap<String, Object>();
        trace.put("type", "bar");
        trace.put("orientation", "h");
        trace.put("x", values);
        trace.put("y", names);
        trace.put("marker", Map.of("color", "#86b4d8"));
        if (low != null) {
            double[] from = Curves.numbers(table, low), to = Curves.numbers(table, high);
            double[] above = new double[values.length], below = new double[values.length];
            Arrays.setAll(above, i -> to[i] - values[i]);
            Arrays.setAll(below, i -> values[i] - from[i]);
            trace.put(
                    "error_x",
                    Map.of(
                            "type",
                            "data",
                            "symmetric",
                            false,
                            "array",
                            above,
                            "arrayminus",
                            below,
                            "color",
                            Theme.INK,
                            "thickness",
                            1.5,
                            "width",
                            4));
        }
        var panels = new Panels(1, 1, 520, Math.max(60, 28 * names.size())).top(56);
        panels.add(0, trace);
        panels.x(0).put("title", Theme.axisTitle(value));
        panels.y(0).put("type", "category");
        panels.y(0).put("autorange", "reversed");
        panels.y(0).put("showgrid", false);
        panels.y(0).put("ticks", "");
        return panels.chart(value + " by " + name);
    }
}
