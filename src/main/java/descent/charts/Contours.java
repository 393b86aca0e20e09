package descent.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** A surface seen from above, with the paths that minimizers took over it. */
final class Contours {
    private static final int CELLS = 91, LEVELS = 14, FRAMES = 40;
    private static final List<String> SYMBOLS =
            List.of("circle", "square", "diamond", "triangle-up", "cross", "star", "x", "pentagon");

    private final double xFrom, xTo, yFrom, yTo;
    private final Map<String, double[][]> paths = new LinkedHashMap<>();
    private final double[][] minima;
    private final double[] xs = new double[CELLS], ys = new double[CELLS];
    private final double[][] z = new double[CELLS][CELLS];
    private final double low, high;

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
        Arrays.setAll(xs, i -> xFrom + (xTo - xFrom) * i / (CELLS - 1));
        Arrays.setAll(ys, i -> yFrom + (yTo - yFrom) * i / (CELLS - 1));
        for (int r = 0; r < CELLS; r++) {
            for (int c = 0; c < CELLS; c++) {
                z[r][c] = f.applyAsDouble(xs[c], ys[r]);
            }
        }
        double[] sorted = Arrays.stream(z)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        low = Math.min(quantile(sorted, 0), lowest(f));
        high = quantile(sorted, 1);
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
        panels.add(0, surface());
        if (minima.length > 0) {
            panels.add(0, marks("minimum", minima));
        }
        axis(panels.x(0), "x", xFrom, xTo);
        axis(panels.y(0), "y", yFrom, yTo);
        panels.put("showlegend", true);
        return panels.chart(paths.isEmpty() ? "Contours" : "Paths over the contours");
    }

    private static void axis(Map<String, Object> axis, String title, double from, double to) {
        axis.put("title", Map.of("text", title));
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
            trace.put("name", Theme.literal(path.getKey()));
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

    /** Contours in equal steps of f, or of the logarithm of its height over the lowest point if that spans decades. */
    private Map<String, Object> surface() {
        double[] heights = heights();
        boolean log = spansDecades(heights);
        double floor = Math.max(quantile(heights, 0.02), (high - low) * 1e-9);
        DoubleUnaryOperator level = log ? v -> Math.log10(Math.max(v - low, floor)) : v -> v;
        double from = level.applyAsDouble(low), to = level.applyAsDouble(high);
        double size = Math.max(round((to - from) / LEVELS), 1e-12);
        var bar = new LinkedHashMap<String, Object>(Map.of(
                "thickness",
                12,
                "len",
                0.55,
                "y",
                0,
                "yanchor",
                "bottom",
                "outlinewidth",
                0,
                "title",
                Map.of("text", "f(x, y)", "side", "right")));
        if (log) {
            bar.putAll(decades(from, to));
        }
        var trace = new LinkedHashMap<String, Object>();
        trace.put("type", "contour");
        trace.put("x0", xs[0]);
        trace.put("dx", xs[1] - xs[0]);
        trace.put("y0", ys[0]);
        trace.put("dy", ys[1] - ys[0]);
        trace.put(
                "z",
                Arrays.stream(z)
                        .map(row -> Arrays.stream(row)
                                .map(v -> rounded(level.applyAsDouble(v), size / 500))
                                .toArray())
                        .toArray());
        String what = !log
                ? "f = %{z:.4g}"
                : low == 0 ? "f = 10<sup>%{z:.2f}</sup>" : "f - " + number(low) + " = 10<sup>%{z:.2f}</sup>";
        trace.put("hovertemplate", "x = %{x:.3g}<br>y = %{y:.3g}<br>" + what + "<extra></extra>");
        trace.put("colorscale", Theme.VALLEY);
        trace.put("autocontour", false);
        trace.put("contours", Map.of("start", Math.ceil(from / size) * size, "end", to, "size", size));
        trace.put("line", Map.of("width", 0.7, "color", "#8296aa"));
        trace.put("showscale", high > low);
        trace.put("colorbar", bar);
        return trace;
    }

    /** At most five powers of ten on the scale of colours. */
    private Map<String, Object> decades(double from, double to) {
        int first = (int) Math.ceil(from - 1e-9), last = (int) Math.floor(to + 1e-9);
        int by = Math.max(1, (last - first + 4) / 5);
        var exponents = new ArrayList<Integer>();
        var texts = new ArrayList<String>();
        for (int exponent = last; exponent >= first; exponent -= by) {
            exponents.add(exponent);
            texts.add(number(low + Math.pow(10, exponent)));
        }
        return Map.of("tickmode", "array", "tickvals", exponents, "ticktext", texts);
    }

    private static boolean spansDecades(double[] heights) {
        double typical = quantile(heights, 0.05);
        return typical > 0 && quantile(heights, 0.95) > 30 * typical;
    }

    /** The next 1, 2 or 5 times a power of ten. */
    private static double round(double step) {
        if (!(step > 0)) {
            return 0;
        }
        double power = Math.pow(10, Math.floor(Math.log10(step)));
        return power * (step <= power ? 1 : step <= 2 * power ? 2 : step <= 5 * power ? 5 : 10);
    }

    private double[] heights() {
        return Arrays.stream(z)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .map(v -> v - low)
                .sorted()
                .toArray();
    }

    private double lowest(DoubleBinaryOperator f) {
        return Arrays.stream(minima)
                .mapToDouble(point -> f.applyAsDouble(point[0], point[1]))
                .filter(Double::isFinite)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static double quantile(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.round(share * (sorted.length - 1))];
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

    /** Rounded to a fraction of a pixel. */
    private static double[] column(double[][] points, int index, double from, double to) {
        double unit = Math.pow(10, Math.floor(Math.log10(Math.abs(to - from))) - 4);
        return Arrays.stream(points)
                .mapToDouble(point -> rounded(point[index], unit))
                .toArray();
    }

    private static double rounded(double value, double unit) {
        return Double.isFinite(value) ? Math.round(value / unit) * unit : value;
    }

    private static String number(double value) {
        double rounded = Double.parseDouble(String.format(Locale.ROOT, "%.3g", value));
        return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e6
                ? String.valueOf((long) rounded)
                : String.valueOf(rounded);
    }
}
