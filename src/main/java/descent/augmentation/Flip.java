package descent.augmentation;

import descent.Shape;
import java.util.random.RandomGenerator;

/**
 * Mirrors every second image on average: left to right, or upside down. Not for digits and letters.
 *
 * @param upsideDown whether rows change places instead of columns
 */
public record Flip(boolean upsideDown) implements Augmentation {
    /** Left to right. */
    public Flip() {
        this(false);
    }

    @Override
    public void apply(float[] image, float[] out, Shape shape, RandomGenerator random) {
        Warp.requireImage(this, shape);
        boolean mirror = random.nextBoolean();
        Warp.linear(image, out, shape, mirror && upsideDown ? -1 : 1, 0, 0, mirror && !upsideDown ? -1 : 1);
    }
}
