package descent.charts;

import descent.experiments.Results;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/** How values are spread: a box or a violin in each row, with all points if there are few. */
final class Spreads {
    private static final int FEW = 50;

    private final Map<String, double[]> values = new LinkedHashMap<>();
    private final String category, value;

    Spreads(Table table, String category, String value) {
        this.category = category;
        this.value = value;
        double[] all = Curves.numbers(table, value);
        var groups = new Groups(table, category);
        groups.names().forEach(name -> values.put(name, finite(groups.pick(all, name))));
    }

    Spreads(Results results, String measure) {
        category = results.factor();
        value = measure;
        results.variants().forEach(variant -> values.put(variant, finite(results.values(variant, measure))));
    }

    private static double[] finite(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).toArray();
    }

    Chart boxes() {
        return chart(false);
    }

    Chart violins() {
        return chart(true);
    }

    private Chart chart(boolean violins) {
        List<String> names = List.copyOf(values.keySet());
        var panels = new Panels(Math.min(1, names.size()), 1, 460, Math.max(70, 36 * names.size()))
                .top(52)
                .names(names);
        if (!names.isEmpty()) {
            for (int i = 0; i < names.size(); i++) {
                double[] own = values.get(names.get(i));
                panels.add(0, violins ? violin(names.get(i), own, i) : box(names.get(i), own, i, Theme.color(0)));
                if (own.length == 0) {
                    panels.note(Dots.failed(i));
                }
            }
            Dots.names(panels, 0, names);
            panels.x(0).put("title", Theme.axisTitle(value));
            double[] all =
                    values.values().stream().flatMapToDouble(Arrays::stream).toArray();
            // A violin is smoothed on the plain scale and would mislead on another.
            if (!violins && LearningCurves.log(value, all)) {
                panels.x(0).putAll(Theme.LOG);
            }
            panels.put("showlegend", false);
        }
        return panels.chart(Theme.sentence(value + " by " + category));
    }

    static Map<String, Object> box(String name, double[] values, double place, String color) {
        var trace = trace("box", name, values, place, color);
        trace.put("boxpoints", values.length <= FEW ? "all" : "outliers");
        return trace;
    }

    private static Map<String, Object> violin(String name, double[] values, double place) {
        var trace = trace("violin", name, values, place, Theme.color(0));
        trace.put("points", values.length <= FEW ? "all" : false);
        trace.put("box", Map.of("visible", true, "width", 0.14));
        trace.put("scalemode", "width");
        trace.put("spanmode", "soft");
        return trace;
    }

    private static Map<String, Object> trace(String type, String name, double[] values, double place, String color) {
        var trace = new LinkedHashMap<String, Object>();
        trace.put("type", type);
        trace.put("orientation", "h");
        trace.put("name", Theme.literal(name));
        trace.put("x", values);
        trace.put("y0", place);
        trace.put("width", type.equals("box") ? 0.62 : 0.86);
        trace.put("pointpos", 0);
        trace.put("jitter", 0.5);
        trace.put("marker", Map.of("color", Theme.INK, "opacity", 0.55, "size", 4));
        trace.put("line", Map.of("color", color, "width", 1.5));
        trace.put("fillcolor", Theme.faded(color, 0.25));
        trace.put("hovertemplate", "%{x:.4g}<extra></extra>");
        return trace;
    }
}
