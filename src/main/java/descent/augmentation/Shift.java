package descent.augmentation;

import descent.Shape;
import descent.internal.Check;
import java.util.random.RandomGenerator;

/**
 * Moves the image by a whole number of pixels from -pixels to pixels, up or down and left or right, all equally likely.
 *
 * <p>LeCun, Bottou, Bengio and Haffner 1998, Gradient-based learning applied to document recognition,
 * https://doi.org/10.1109/5.726791
 *
 * @param pixels how far at most, at least 0
 */
public record Shift(int pixels) implements Augmentation {
    /** Checks the distance. */
    public Shift {
        Check.notNegative("Shift", "pixels", pixels);
    }

    @Override
    public void apply(float[] image, float[] out, Shape shape, RandomGenerator random) {
        Warp.requireImage(this, shape);
        int down = random.nextInt(-pixels, pixels + 1), right = random.nextInt(-pixels, pixels + 1);
        Warp.affine(image, out, shape, 1, 0, 0, 1, down, right);
    }
}
