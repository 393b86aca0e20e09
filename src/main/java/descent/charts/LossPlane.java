package descent.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/** The loss on a plane through weight space, from above and in space, side by side. */
final class LossPlane {
    private static final String TITLE = "Loss around the weights";

    private final double[] xs, ys;
    private final Map<List<Double>, Double> losses = new LinkedHashMap<>();

    /** Rows of {@code x}, {@code y} and {@code loss}, all pairs of the same places. */
    LossPlane(Table table) {
        double[] x = Curves.numbers(table, "x"), y = Curves.numbers(table, "y"), loss = Curves.numbers(table, "loss");
        xs = Arrays.stream(x).sorted().distinct().toArray();
        ys = Arrays.stream(y).sorted().distinct().toArray();
        for (int i = 0; i < x.length; i++) {
            losses.put(List.of(x[i], y[i]), loss[i]);
        }
    }

    Chart chart() {
        if (xs.length < 2 || ys.length < 2) {
            return Chart.of(List.of(), Theme.empty(TITLE, Theme.WIDTH, 380));
        }
        double[] window = {xs[0], xs[xs.length - 1], ys[0], ys[ys.length - 1]};
        var terrain = new Terrain((x, y) -> losses.getOrDefault(List.of(x, y), Double.NaN), xs, ys, new double[0][]);
        if (terrain.isEmpty()) {
            return Chart.of(List.of(), Theme.empty(TITLE, Theme.WIDTH, 380));
        }
        var layout = Theme.layout(TITLE, Theme.WIDTH, 380);
        var relief = new Relief(terrain, window);
        var contours = terrain.trace("loss");
        contours.put("showscale", false);
        var surface = terrain.surface("loss");
        surface.put("colorbar", Plain.merge(Plain.map((Map<?, ?>) surface.get("colorbar")), Map.of("x", 1.01)));
        layout.put("margin", Map.of("l", 64, "r", 84, "t", 56, "b", 52));
        layout.put("xaxis", axis("first direction", 0, 0.44));
        layout.put("yaxis", axis("second direction", 0, 1));
        var scene = relief.scene("first", "second", "");
        scene.put("domain", Map.of("x", List.of(0.47, 1), "y", List.of(0, 1)));
        scene.put(
                "camera",
                Map.of("eye", Map.of("x", -1.0, "y", -1.5, "z", 1.6), "center", Map.of("x", 0, "y", 0, "z", -0.2)));
        layout.put("scene", scene);
        layout.put("showlegend", false);
        // The grid need not hold (0, 0), where the network stands.
        boolean known = losses.containsKey(List.of(0.0, 0.0));
        var traces = new ArrayList<>(List.of(contours, here(), surface));
        if (known) {
            traces.add(relief.marks("the network", new double[] {0, 0}));
        }
        return Chart.of(traces, layout);
    }

    private static Map<String, Object> axis(String title, double from, double to) {
        var axis = Theme.axis(title);
        axis.put("domain", List.of(from, to));
        axis.put("showgrid", false);
        return axis;
    }

    private static Map<String, Object> here() {
        var trace = new LinkedHashMap<String, Object>();
        trace.put("type", "scatter");
        trace.put("mode", "markers");
        trace.put("x", new double[] {0});
        trace.put("y", new double[] {0});
        trace.put("marker", Map.of("symbol", "x-thin", "size", 12, "line", Map.of("color", "#000000", "width", 2.5)));
        trace.put("hovertemplate", "the network<extra></extra>");
        return trace;
    }
}
