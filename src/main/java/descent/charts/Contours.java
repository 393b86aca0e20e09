package descent.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/** A surface seen from above, with the paths that minimizers took over it. */
final class Contours {
    private static final int FRAMES = 31;
    static final List<String> SYMBOLS =
            List.of("circle", "square", "diamond", "triangle-up", "cross", "star", "x", "pentagon");

    private final double xFrom, xTo, yFrom, yTo;
    private final Map<String, double[][]> paths = new LinkedHashMap<>();
    private final double[][] minima;
    private final Terrain terrain;

    Contours(
            DoubleBinaryOperator f,
            double xFrom,
            double xTo,
            double yFrom,
            double yTo,
            Map<String, double[][]> paths,
            double[]... minima) {
        this.xFrom = xFrom;
        this.xTo = xTo;
        this.yFrom = yFrom;
        this.yTo = yTo;
        this.minima = minima;
        paths.forEach((name, path) -> this.paths.put(name, shown(path)));
        terrain = new Terrain(f, new double[] {xFrom, xTo, yFrom, yTo}, minima);
    }

    /** All paths from beginning to end. */
    Chart still() {
        return chart(Integer.MAX_VALUE);
    }

    /** The paths grow step by step; at first they are complete, so that a printed page shows them too. */
    Chart animation() {
        int longest =
                paths.values().stream().mapToInt(path -> path.length).max().orElse(0);
        int last = Math.max(0, longest - 1);
        int frames = Math.max(1, Math.min(FRAMES, last + 1));
        var values = new ArrayList<String>();
        var changes = new ArrayList<List<Map<String, Object>>>();
        for (int i = 0; i < frames; i++) {
            int step = frames == 1 ? last : Math.round((float) last * i / (frames - 1));
            values.add(String.valueOf(step));
            changes.add(paths(step + 1));
        }
        return Motion.animate(still(), "step", values, changes, frames - 1);
    }

    private Chart chart(int points) {
        var panels = new Panels(1, 1, 560, 420).top(56).legend(List.copyOf(paths.keySet()));
        paths(points).forEach(path -> panels.add(0, path));
        panels.add(0, terrain.trace("f(x, y)"));
        if (minima.length > 0) {
            panels.add(0, marks("minimum", minima));
        }
        axis(panels.x(0), "x", xFrom, xTo);
        axis(panels.y(0), "y", yFrom, yTo);
        panels.put("showlegend", true);
        return panels.chart(paths.isEmpty() ? "Contours" : "Paths over the contours");
    }

    private static void axis(Map<String, Object> axis, String title, double from, double to) {
        axis.put("title", Theme.axisTitle(title));
        axis.put("range", List.of(from, to));
        axis.put("showgrid", false);
        axis.put("constrain", "domain");
    }

    /** The first points of each path. They come first among the traces, and are drawn above the contours. */
    private List<Map<String, Object>> paths(int points) {
        var traces = new ArrayList<Map<String, Object>>();
        for (var path : paths.entrySet()) {
            double[][] part = Arrays.copyOf(path.getValue(), Math.min(path.getValue().length, points));
            int i = traces.size();
            var trace = new LinkedHashMap<String, Object>();
            trace.put("type", "scatter");
            trace.put("mode", "lines+markers");
            trace.put("name", Theme.shortened(path.getKey()));
            trace.put("x", column(part, 0, xFrom, xTo));
            trace.put("y", column(part, 1, yFrom, yTo));
            trace.put("line", Theme.line(i));
            trace.put(
                    "marker",
                    Map.of(
                            "size",
                            sizes(part.length),
                            "symbol",
                            SYMBOLS.get(i % SYMBOLS.size()),
                            "line",
                            Map.of("color", "#ffffff", "width", 1)));
            trace.put("zorder", 2);
            traces.add(trace);
        }
        return traces;
    }

    /** The last point is large: where the path stands. */
    private static int[] sizes(int points) {
        var sizes = new int[points];
        Arrays.fill(sizes, points > 60 ? 3 : 5);
        if (points > 0) {
            sizes[points - 1] = 11;
        }
        return sizes;
    }

    private Map<String, Object> marks(String name, double[]... points) {
        var trace = new LinkedHashMap<String, Object>();
        trace.put("type", "scatter");
        trace.put("mode", "markers");
        trace.put("name", name);
        trace.put("x", column(points, 0, xFrom, xTo));
        trace.put("y", column(points, 1, yFrom, yTo));
        trace.put("marker", Map.of("symbol", "x-thin", "size", 12, "line", Map.of("color", "#000000", "width", 2.5)));
        trace.put("zorder", 3);
        return trace;
    }

    /** A path up to where it leaves for good: the first point that is not finite or far outside is left out. */
    private double[][] shown(double[][] path) {
        int n = 0;
        while (n < path.length && near(path[n][0], xFrom, xTo) && near(path[n][1], yFrom, yTo)) {
            n++;
        }
        return Arrays.copyOf(path, n);
    }

    private static boolean near(double value, double from, double to) {
        return Math.abs(value - (from + to) / 2) <= 20 * Math.abs(to - from);
    }

    /** A fraction of a pixel, a power of ten. */
    static double unit(double from, double to) {
        return Math.pow(10, Math.floor(Math.log10(Math.abs(to - from))) - 4);
    }

    /** Rounded to a fraction of a pixel. */
    private static double[] column(double[][] points, int index, double from, double to) {
        double unit = unit(from, to);
        return Arrays.stream(points)
                .mapToDouble(point -> Terrain.rounded(point[index], unit))
                .toArray();
    }
}
