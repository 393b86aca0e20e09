package descent.charts;

import descent.internal.Decimals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;

/** As many digits as a reader compares: about three. */
final class Digits {
    private Digits() {}

    /** How many decimals numbers of this size need, when they stand beside each other. */
    static int decimals(double[] values) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        if (Arrays.stream(finite).allMatch(v -> v == Math.rint(v))) {
            return 0;
        }
        double largest = Arrays.stream(finite).map(Math::abs).max().orElse(0);
        return Math.min(6, Decimals.of(largest, 3));
    }

    static String fixed(double value, int decimals) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + decimals + "f", value) : rounded(value);
    }

    /** Two digits, with a power of ten where they would be far from the point. */
    static String rounded(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "" : value > 0 ? "∞" : "−∞";
        }
        double size = Math.abs(value);
        if (size != 0 && (size < 0.001 || size >= 10_000)) {
            return String.format(Locale.ROOT, "%.0e", value)
                    .replace("e+0", "e")
                    .replace("e-0", "e-")
                    .replace("e+", "e");
        }
        return new BigDecimal(value).round(new MathContext(2)).toPlainString();
    }
}
