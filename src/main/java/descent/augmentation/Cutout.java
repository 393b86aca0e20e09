package descent.augmentation;

import descent.Shape;
import descent.internal.Check;
import java.util.random.RandomGenerator;

/**
 * Covers a square of size x size pixels, in all channels; every pixel is equally likely to be its centre, so at the border
 * part of the square falls outside.
 *
 * <p>DeVries and Taylor 2017, Improved regularization of convolutional neural networks with cutout,
 * https://arxiv.org/abs/1708.04552
 *
 * @param size the side of the square, at least 1
 * @param fill what it is covered with; 0 in the paper, which is the mean of standardized data
 */
public record Cutout(int size, double fill) implements Augmentation {
    /** Checks the numbers. */
    public Cutout {
        Check.atLeastOne("Cutout", "size", size);
        Check.finite("Cutout", "fill", fill);
    }

    /** Covered with 0. */
    public Cutout(int size) {
        this(size, 0);
    }

    @Override
    public void apply(float[] image, float[] out, Shape shape, RandomGenerator random) {
        Warp.requireImage(this, shape);
        System.arraycopy(image, 0, out, 0, image.length);
        int height = shape.height(), width = shape.width();
        int top = random.nextInt(height) - size / 2, left = random.nextInt(width) - size / 2;
        for (int channel = 0; channel < shape.channels(); channel++) {
            for (int row = Math.max(0, top); row < Math.min(height, top + size); row++) {
                for (int column = Math.max(0, left); column < Math.min(width, left + size); column++) {
                    out[(channel * height + row) * width + column] = (float) fill;
                }
            }
        }
    }
}
