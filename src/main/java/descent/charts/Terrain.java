package descent.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** A function of two variables on a grid of points, and its contours. */
final class Terrain {
    private static final int CELLS = 91, LEVELS = 14;
    private final double[] xs, ys;
    private final double[][] z;
    private final DoubleBinaryOperator f;
    private final double low, high, from, to, step;
    private final DoubleUnaryOperator level;
    private final boolean log;

    /**
     * Evaluates f.
     *
     * @param window from x, to x, from y, to y
     * @param minima where f is smallest, if that is known: the grid will miss these points
     */
    Terrain(DoubleBinaryOperator f, double[] window, double[]... minima) {
        this(f, grid(window[0], window[1]), grid(window[2], window[3]), minima);
    }

    /** Evaluates f at all pairs of these numbers. */
    Terrain(DoubleBinaryOperator f, double[] xs, double[] ys, double[][] minima) {
        this.f = f;
        this.xs = xs;
        this.ys = ys;
        z = new double[ys.length][xs.length];
        for (int r = 0; r < ys.length; r++) {
            for (int c = 0; c < xs.length; c++) {
                z[r][c] = f.applyAsDouble(xs[c], ys[r]);
            }
        }
        double[] sorted = Arrays.stream(z)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        low = Math.min(quantile(sorted, 0), lowest(f, minima));
        high = quantile(sorted, 1);
        double[] heights = Arrays.stream(sorted).map(v -> v - low).toArray();
        log = spansDecades(heights);
        double floor = Math.max(quantile(heights, 0.02), (high - low) * 1e-9);
        level = log ? v -> Math.log10(Math.max(v - low, floor)) : v -> v;
        from = level.applyAsDouble(low);
        to = level.applyAsDouble(high);
        step = Math.max(round((to - from) / LEVELS), 1e-12);
    }

    private static double[] grid(double from, double to) {
        var places = new double[CELLS];
        Arrays.setAll(places, i -> from + (to - from) * i / (CELLS - 1));
        return places;
    }

    /** Contours in equal steps of f, or of the logarithm of its height over the lowest point if that spans decades. */
    Map<String, Object> trace(String what) {
        var trace = new LinkedHashMap<String, Object>();
        trace.put("type", "contour");
        trace.put("x0", xs[0]);
        trace.put("dx", xs[1] - xs[0]);
        trace.put("y0", ys[0]);
        trace.put("dy", ys[1] - ys[0]);
        trace.put("z", levels());
        trace.put("hovertemplate", "x = %{x:.3g}<br>y = %{y:.3g}<br>" + hover() + "<extra></extra>");
        trace.put("colorscale", Theme.VALLEY);
        if (to > from) {
            trace.put("autocontour", false);
            trace.put("contours", Map.of("start", Math.ceil(from / step) * step, "end", to, "size", step));
        }
        trace.put("line", Map.of("width", 0.7, "color", "#8296aa"));
        trace.put("showscale", high > low);
        trace.put("colorbar", bar(what));
        return trace;
    }

    /** The same as a surface in space. */
    Map<String, Object> surface(String what) {
        var trace = new LinkedHashMap<String, Object>();
        trace.put("type", "surface");
        trace.put("x", xs);
        trace.put("y", ys);
        trace.put("z", levels());
        trace.put("hovertemplate", "x = %{x:.3g}<br>y = %{y:.3g}<br>" + hover() + "<extra></extra>");
        trace.put("colorscale", Theme.VALLEY);
        if (to > from) {
            var lines = Map.of(
                    "show", true, "start", Math.ceil(from / step) * step, "end", to, "size", step, "color", "#6d839a");
            trace.put("contours", Map.of("z", lines));
        }
        trace.put("lighting", Map.of("ambient", 0.8, "diffuse", 0.5, "specular", 0.03, "roughness", 0.9));
        trace.put("showscale", high > low);
        trace.put("colorbar", bar(what));
        return trace;
    }

    /** Where a point stands on the surface: the logarithm of its height if it spans decades. */
    double at(double x, double y) {
        return level.applyAsDouble(f.applyAsDouble(x, y));
    }

    /** Whether no height is finite. plotly.js cannot draw such a surface. */
    boolean isEmpty() {
        return Arrays.stream(z).flatMapToDouble(Arrays::stream).noneMatch(Double::isFinite);
    }

    /** From the lowest to the highest level. */
    double[] range() {
        return new double[] {from, to};
    }

    /** What an axis of levels has to show instead of logarithms. */
    Map<String, Object> ticks() {
        return log ? decades() : Map.of();
    }

    private double[][] levels() {
        return Arrays.stream(z)
                .map(row -> Arrays.stream(row)
                        .map(v -> rounded(level.applyAsDouble(v), step / 500))
                        .toArray())
                .toArray(double[][]::new);
    }

    private String hover() {
        return !log
                ? "f = %{z:.4g}"
                : low == 0 ? "f = 10<sup>%{z:.2f}</sup>" : "f - " + number(low) + " = 10<sup>%{z:.2f}</sup>";
    }

    private Map<String, Object> bar(String what) {
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
                Map.of("text", what, "side", "right")));
        bar.putAll(ticks());
        return bar;
    }

    /** At most five powers of ten above the lowest point on the scale of colours, each moved to a round value nearby. */
    private Map<String, Object> decades() {
        int first = (int) Math.ceil(from - 1e-9), last = (int) Math.floor(to + 1e-9);
        int by = Math.max(1, (last - first + 4) / 5);
        var levels = new ArrayList<Double>();
        var texts = new ArrayList<String>();
        for (int exponent = last; exponent >= first; exponent -= by) {
            double value = nearby(low + Math.pow(10, exponent), exponent);
            levels.add(level.applyAsDouble(value));
            texts.add(number(value));
        }
        return Map.of("tickmode", "array", "tickvals", levels, "ticktext", texts);
    }

    /** The value with as few digits as leave it near its place on the scale. */
    private double nearby(double value, int place) {
        for (int digits = 1; digits < 3; digits++) {
            double round = Double.parseDouble(String.format(Locale.ROOT, "%." + (digits - 1) + "e", value));
            if (round > low && Math.abs(level.applyAsDouble(round) - place) < 0.16) {
                return round;
            }
        }
        return value;
    }

    /** How a bowl is best read, not how an axis is: {@link Decades} asks for more, and looks at the ends. */
    private static boolean spansDecades(double[] heights) {
        double typical = quantile(heights, 0.05);
        return typical > 0 && quantile(heights, 0.95) > 20 * typical;
    }

    /** The next 1, 2 or 5 times a power of ten. */
    private static double round(double step) {
        if (!(step > 0)) {
            return 0;
        }
        double power = Math.pow(10, Math.floor(Math.log10(step)));
        return power * (step <= power ? 1 : step <= 2 * power ? 2 : step <= 5 * power ? 5 : 10);
    }

    private static double lowest(DoubleBinaryOperator f, double[]... minima) {
        return Arrays.stream(minima)
                .mapToDouble(point -> f.applyAsDouble(point[0], point[1]))
                .filter(Double::isFinite)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static double quantile(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    /** The nearest multiple of {@code unit}. */
    static double rounded(double value, double unit) {
        return Double.isFinite(value) ? Math.round(value / unit) * unit : value;
    }

    private static String number(double value) {
        double rounded = Double.parseDouble(String.format(Locale.ROOT, "%.3g", value));
        return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e6
                ? String.valueOf((long) rounded)
                : String.valueOf(rounded);
    }
}
