package descent.augmentation;

import descent.Shape;
import descent.internal.Check;
import java.util.random.RandomGenerator;

/**
 * Adds normal noise with mean 0 to every number; works on any shape.
 *
 * <p>Bishop 1995, Training with noise is equivalent to Tikhonov regularization, https://doi.org/10.1162/neco.1995.7.1.108
 *
 * @param std the standard deviation of the noise, at least 0
 */
public record Noise(double std) implements Augmentation {
    /** Checks the number. */
    public Noise {
        Check.notNegative("Noise", "std", std);
    }

    @Override
    public void apply(float[] image, float[] out, Shape shape, RandomGenerator random) {
        for (int i = 0; i < image.length; i++) {
            out[i] = (float) (image[i] + std * random.nextGaussian());
        }
    }
}
