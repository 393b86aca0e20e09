package descent.minimizers;

import java.util.Arrays;
import java.util.Locale;
import tech.tablesaw.api.Table;

/**
 * What a minimizer found, what it cost and how it went.
 *
 * @param x the place reached
 * @param value the value there
 * @param gradientNorm the length of the gradient there
 * @param iterations the number of steps
 * @param valueEvaluations how many values were computed
 * @param gradientEvaluations how many gradients were computed
 * @param hessianEvaluations how many Hessians were computed; what those by differences cost is not in the gradients
 * @param ending why it stopped
 * @param path the places, the start first: for {@code Charts.contour}. With more than {@value Run#DRAWABLE} numbers only
 *     the start and the end are kept
 * @param table one row per place, the start first, with the columns {@code iteration}, {@code value}, {@code gradient norm},
 *     {@code step length} and, counted from the start, {@code value evaluations} and {@code gradient evaluations}
 */
public record Minimum(
        double[] x,
        double value,
        double gradientNorm,
        int iterations,
        int valueEvaluations,
        int gradientEvaluations,
        int hessianEvaluations,
        Ending ending,
        double[][] path,
        Table table) {
    /** The values at all places, the start first. */
    public double[] values() {
        return table.doubleColumn("value").asDoubleArray();
    }

    /** Whether it stopped because the gradient vanishes. */
    public boolean converged() {
        return ending == Ending.CONVERGED;
    }

    /** Where, how low, how much work and why it stopped. */
    @Override
    public String toString() {
        String place = x.length > 10 ? x.length + " numbers" : Arrays.toString(x);
        return String.format(
                Locale.ROOT,
                "Minimum: %.6g at %s, gradient %.2g, %d iterations (%d values, %d gradients, %d Hessians): %s",
                value,
                place,
                gradientNorm,
                iterations,
                valueEvaluations,
                gradientEvaluations,
                hessianEvaluations,
                ending);
    }
}
