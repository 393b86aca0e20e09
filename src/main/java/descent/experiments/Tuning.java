package descent.experiments;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Chooses the best of a few numbers, such as learning rates, before a comparison: every method gets the one that suits it,
 * found with other seeds than those that are compared.
 *
 * <pre>{@code
 * double rate = Tuning.lowest(r -> loss(r, seed + 100), 0.01, 0.03, 0.1, 0.3);
 * }</pre>
 */
public final class Tuning {
    private Tuning() {}

    /**
     * The candidate with the lowest score, the first of equals. Each is scored once, in order; a score that is not a number
     * counts as the worst.
     */
    public static double lowest(DoubleUnaryOperator score, double... candidates) {
        if (candidates.length == 0) {
            throw new IllegalArgumentException("Tuning expects at least 1 candidate, but got 0");
        }
        double[] scores = Arrays.stream(candidates).map(score).toArray();
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            if (scores[i] < scores[best] || Double.isNaN(scores[best])) {
                best = i;
            }
        }
        return candidates[best];
    }

    /** As {@link #lowest}, with the highest score. */
    public static double highest(DoubleUnaryOperator score, double... candidates) {
        return lowest(candidate -> -score.applyAsDouble(candidate), candidates);
    }
}
