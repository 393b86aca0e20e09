package descent.experiments;

import java.util.Map;

/**
 * One run of an experiment: a variant with a seed gives named numbers.
 *
 * @param <V> what a variant is: a supplier of layers, an optimizer, a number
 */
@FunctionalInterface
public interface Trial<V> {
    /**
     * Runs it. It may be called from several threads at once, so it makes all that it changes itself: networks, trainers.
     *
     * @param variant the variant
     * @param seed where all randomness must come from
     * @return what was measured, by name; the same names for every variant
     * @throws Exception whatever goes wrong: it is noted for this run, and the others go on
     */
    Map<String, Double> run(V variant, long seed) throws Exception;
}
