package descent.initializers;

import descent.internal.Check;
import java.util.random.RandomGenerator;

/**
 * Independent draws from the normal distribution with that mean and standard deviation, whatever the size of the layer.
 *
 * @param mean the mean
 * @param std the standard deviation, at least 0
 */
public record Normal(double mean, double std) implements Initializer {
    /** Checks the numbers. */
    public Normal {
        Check.finite("Normal", "mean", mean);
        Check.notNegative("Normal", "std", std);
    }

    /** Mean 0. */
    public Normal(double std) {
        this(0, std);
    }

    @Override
    public void fill(float[] w, int fanIn, int fanOut, RandomGenerator random) {
        for (int i = 0; i < w.length; i++) {
            w[i] = (float) (mean + std * random.nextGaussian());
        }
    }
}
