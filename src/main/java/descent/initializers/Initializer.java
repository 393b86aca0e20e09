package descent.initializers;

import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

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

    /**
     * Fills a weight matrix whose rows and columns matter, because the rule's weights depend on each other.
     *
     * @param w the weights of one layer. Modified.
     */
    default void fill(FMatrixRMaj w, int fanIn, int fanOut, RandomGenerator random) {
        fill(w.data, fanIn, fanOut, random);
    }
}
