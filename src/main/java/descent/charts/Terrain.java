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
    private final double[] xs = new double[CELLS], ys = new double[CELLS];
    private final double[][] z = new double[CELLS][CELLS];
    private final double low, high;

    /**
     * Evaluates f.
     *
     * @param window from x, to x, from y, to y
     * @param minima where f is smallest, if that is known: the grid will miss these points
     */
    Terrain(DoubleBinaryOperator f, double[] window, double[]... minima) {
        Arrays.setAll(xs, i -> window[0] + (window[1] - window[0]) * i / (CELLS - 1));
        Arrays.setAll(ys, i -> window[2] + (window[3] - window[2]) * i / (CELLS - 1));
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
        low = Math.min(quantile(sorted, 0), lowest(f, minima));
        high = quantile(sorted, 1);
    }

    /** Contours in equal steps of f, or of the logarithm of its height over the lowest point if that spans decades. */
    Map<String, Object> trace() {
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
        if (to > from) {
            trace.put("autocontour", false);
            trace.put("contours", Map.of("start", Math.ceil(from / size) * size, "end", to, "size", size));
        }
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

    private double[] heights() {
        return Arrays.stream(z)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .map(v -> v - low)
                .sorted()
                .toArray();
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
