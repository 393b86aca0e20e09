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
        int height = shape.height(), width = shape.width();
        for (int i = 0, line = 0; line < image.length / width; line++) {
            int row = line % height, from = (line - row + within(row - down, height)) * width;
            for (int column = 0; column < width; column++, i++) {
                out[i] = image[from + within(column - right, width)];
            }
        }
    }

    private static int within(int index, int size) {
        return Math.max(0, Math.min(size - 1, index));
    }
}
