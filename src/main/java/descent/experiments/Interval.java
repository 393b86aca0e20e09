package descent.experiments;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The mean of repeated measurements, with the 95 % confidence interval of Student's t: mean &#177; t s / sqrt(n). One
 * measurement alone has an interval of width 0: use it only for what does not depend on a seed.
 *
 * @param mean the mean
 * @param low the lower end of the interval
 * @param high the upper end of the interval
 * @param count how many measurements there were
 */
public record Interval(double mean, double low, double high, int count) {
    /** The interval of these measurements, at least one. */
    public static Interval of(double... measurements) {
        int n = measurements.length;
        if (n == 0) {
            throw new IllegalArgumentException("an interval expects at least 1 measurement, but got 0");
        }
        double mean = Arrays.stream(measurements).average().orElseThrow();
        if (n == 1) {
            return new Interval(mean, mean, mean, 1);
        }
        double variance =
                Arrays.stream(measurements).map(m -> (m - mean) * (m - mean)).sum() / (n - 1);
        double half = new TDistribution(n - 1).inverseCumulativeProbability(0.975) * Math.sqrt(variance / n);
        return new Interval(mean, mean - half, mean + half, n);
    }

    /** Whether the whole interval is above {@code limit}. */
    public boolean above(double limit) {
        return low > limit;
    }

    /** Whether the whole interval is below {@code limit}. */
    public boolean below(double limit) {
        return high < limit;
    }

    /** {@code 0.953 [0.941, 0.965]}, or the number alone if there was one measurement or no spread. */
    @Override
    public String toString() {
        return low == high ? number(mean) : number(mean) + " [" + number(low) + ", " + number(high) + "]";
    }

    /** Three digits; thousands as 1850 and not as 1.85e+03. */
    private static String number(double value) {
        double size = Math.abs(value);
        return size >= 999.5 && size < 1e7
                ? new BigDecimal(value).round(new MathContext(3)).toPlainString()
                : String.format(Locale.ROOT, "%.3g", value);
    }
}
