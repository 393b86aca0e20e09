package descent.initializers;

import java.util.random.RandomGenerator;

/** Draws the initial values of a weight matrix. */
@FunctionalInterface
public interface Initializer {
    /**
     * Fills {@code w}.
     *
     * @param w the weights of one layer. Modified.
     * @param fanIn how many numbers enter a unit
     * @param fanOut how many units a number goes to
     * @param random where the values come from
     */
    void fill(float[] w, int fanIn, int fanOut, RandomGenerator random);
}
