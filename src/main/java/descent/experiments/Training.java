package descent.experiments;

import descent.training.History;

/**
 * One training of an experiment: a variant with a seed gives a history.
 *
 * @param <V> what a variant is: a supplier of layers, an optimizer, a number
 */
@FunctionalInterface
public interface Training<V> {
    /**
     * Trains. It may be called from several threads at once, so it makes all that it changes itself: networks, trainers.
     *
     * @param variant the variant
     * @param seed where all randomness must come from
     * @return the record of the training, with the same columns for every variant
     * @throws Exception whatever goes wrong: it is noted for this run, and the others go on
     */
    History fit(V variant, long seed) throws Exception;
}
