package descent.experiments;

import descent.internal.Workers;
import descent.training.Watching;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleBiFunction;

/**
 * Chooses the best of a few numbers, such as learning rates, before a comparison: every method gets the one that suits it,
 * found with other seeds than those that are compared.
 *
 * <pre>{@code
 * double rate = Tuning.lowest(r -> loss(r, seed + 100), 0.01, 0.03, 0.1, 0.3);
 * Map<Kind, Double> rates = Tuning.highest(kinds.values(), (kind, r) -> accuracy(kind, r, 101) + accuracy(kind, r, 102), 0.01, 0.03, 0.1);
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

    /**
     * For each of several variants the candidate with the highest score, as {@link #highest(DoubleUnaryOperator, double...)}
     * chooses it: side by side on the cores of the machine, as an {@link Experiment} runs, and with the same result for any
     * number of them.
     *
     * @param variants what is tuned: anything that the score can tell apart, such as names or records
     * @param score the score of a variant with a candidate. It may be called from several threads at once, so it makes all that it
     *     changes itself.
     * @return by variant, in their order, the candidate
     * @throws CancellationException if the thread is interrupted
     */
    public static <V> Map<V, Double> highest(
            Collection<? extends V> variants, ToDoubleBiFunction<? super V, Double> score, double... candidates) {
        return lowest(variants, (variant, candidate) -> -score.applyAsDouble(variant, candidate), candidates);
    }

    /** As {@link #highest(Collection, ToDoubleBiFunction, double...)}, with the lowest score. */
    public static <V> Map<V, Double> lowest(
            Collection<? extends V> variants, ToDoubleBiFunction<? super V, Double> score, double... candidates) {
        List<V> different =
                variants.stream().<V>map(variant -> variant).distinct().toList();
        int atOnce = Math.max(1, Math.min(different.size(), Runtime.getRuntime().availableProcessors()));
        var pool = Daemons.pool(atOnce, "descent tuning");
        try {
            var best = new LinkedHashMap<V, Double>();
            List<Future<Double>> found = pool.invokeAll(different.stream()
                    .<Callable<Double>>map(variant -> () -> Watching.quietly(() -> Workers.alone(
                            () -> lowest(candidate -> score.applyAsDouble(variant, candidate), candidates))))
                    .toList());
            for (int i = 0; i < found.size(); i++) {
                best.put(different.get(i), found.get(i).get());
            }
            return best;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while tuning " + different.size() + " variants");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
