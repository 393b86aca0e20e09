package descent.initializers;

import descent.internal.Check;
import java.util.random.RandomGenerator;

/**
 * Draws from the normal distribution with mean 0, drawn again where they lie beyond two of its standard deviations; it is made
 * wider beforehand, by 1 / 0.8796, so that {@code std} is the standard deviation of what remains.
 *
 * <p>Keras' He, Glorot and LeCun normal draw like this. Its TruncatedNormal and PyTorch's trunc_normal_ take the
 * standard deviation before the cut.
 *
 * @param std the standard deviation of the draws, at least 0
 */
public record TruncatedNormal(double std) implements Initializer {
    /** The standard deviation of the standard normal, cut off at -2 and 2. */
    private static final double OF_CUT_OFF = 0.87962566103423978;

    /** Checks the number. */
    public TruncatedNormal {
        Check.notNegative("TruncatedNormal", "std", std);
    }

    @Override
    public void fill(float[] w, int fanIn, int fanOut, RandomGenerator random) {
        for (int i = 0; i < w.length; i++) {
            double z = random.nextGaussian();
            while (Math.abs(z) > 2) {
                z = random.nextGaussian();
            }
            w[i] = (float) (std / OF_CUT_OFF * z);
        }
    }
}
