package descent.notebook;

import descent.internal.Decimals;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** How the numbers of a column are written: alike, and with no more digits than a reader can use. */
final class Digits {
    private static final int SIGNIFICANT = 4;

    private Digits() {}

    /**
     * Whole numbers as they are; others with as many decimals as give the largest four digits; where they span more than
     * four decades, each with four digits of its own.
     */
    static DoubleFunction<String> format(double... values) {
        double[] sizes = Arrays.stream(values)
                .filter(Double::isFinite)
                .map(Math::abs)
                .filter(size -> size > 0)
                .toArray();
        double largest = Arrays.stream(sizes).max().orElse(0);
        double smallest = Arrays.stream(sizes).min().orElse(0);
        if (Arrays.stream(sizes).allMatch(size -> size == Math.rint(size)) && largest < 1e15) {
            return value -> finite(value, String.format(Locale.ROOT, "%,.0f", value));
        }
        if (largest >= 1e7 || largest < 1e-4 || largest > 1e4 * smallest) {
            return value -> finite(value, single(value));
        }
        int decimals = Decimals.of(largest, SIGNIFICANT);
        int needed = decimals;
        while (needed > 0 && allWhole(values, Math.pow(10, needed - 1), Math.pow(10, decimals))) {
            needed--;
        }
        String format = "%,." + needed + "f";
        return value -> finite(value, String.format(Locale.ROOT, format, value));
    }

    /** Whether one decimal less would say the same of each value, once it is rounded to 1 / precision. */
    private static boolean allWhole(double[] values, double unit, double precision) {
        return Arrays.stream(values).filter(Double::isFinite).allMatch(value -> {
            double rounded = Math.rint(value * precision) / precision;
            return Math.abs(rounded * unit - Math.rint(rounded * unit)) < unit / precision / 100;
        });
    }

    /** One number with four significant digits, in scientific notation if it is very large or very small. */
    static String single(double value) {
        double size = Math.abs(value);
        if (size == 0) {
            return "0";
        }
        if (!Double.isFinite(value)) {
            return finite(value, "");
        }
        if (size >= 1e7 || size < 1e-4) {
            return String.format(Locale.ROOT, "%.3e", value);
        }
        int decimals = Decimals.of(size, SIGNIFICANT);
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }

    private static String finite(double value, String text) {
        if (Double.isFinite(value)) {
            return text;
        }
        return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "-∞";
    }
}
