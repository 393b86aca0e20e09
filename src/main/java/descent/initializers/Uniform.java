package descent.initializers;

import descent.internal.Check;
import java.util.random.RandomGenerator;

/**
 * Independent draws, all values between {@code low} and {@code high} equally likely, whatever the size of the layer.
 *
 * @param low the lower end
 * @param high the upper end, not below {@code low}
 */
public record Uniform(double low, double high) implements Initializer {
    /** Checks the ends. */
    public Uniform {
        Check.finite("Uniform", "low", low);
        Check.finite("Uniform", "high", high);
        Check.notNegative("Uniform", "high - low", high - low);
    }

    /** Between -bound and bound. */
    public Uniform(double bound) {
        this(-bound, bound);
    }

    @Override
    public void fill(float[] w, int fanIn, int fanOut, RandomGenerator random) {
        for (int i = 0; i < w.length; i++) {
            w[i] = (float) (low + (high - low) * random.nextDouble());
        }
    }
}
