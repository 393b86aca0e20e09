package descent.augmentation;

import descent.Shape;
import descent.internal.Check;
import java.util.random.RandomGenerator;

/**
 * Bends the image as if it were drawn on rubber: every pixel is fetched from a place displaced by alpha times a field of draws
 * from -1 to 1, which was smoothed by a Gaussian of standard deviation sigma; down and across by fields of their own.
 *
 * <p>Small sigma tears, large sigma only shifts. The displacements have a standard deviation of about 0.163 alpha / sigma
 * pixels away from the border; beyond it the field is 0.
 *
 * <p>Simard, Steinkraus and Platt 2003, Best practices for convolutional neural networks applied to visual document analysis,
 * https://doi.org/10.1109/ICDAR.2003.1227801 (alpha 34, sigma 4 for MNIST)
 *
 * @param alpha the strength in pixels, at least 0
 * @param sigma the smoothness in pixels, above 0
 */
public record Elastic(double alpha, double sigma) implements Augmentation {
    /** Checks the numbers. */
    public Elastic {
        Check.notNegative("Elastic", "alpha", alpha);
        Check.positive("Elastic", "sigma", sigma);
    }

    @Override
    public void apply(float[] image, float[] out, Shape shape, RandomGenerator random) {
        Warp.requireImage(this, shape);
        int height = shape.height(), width = shape.width();
        double[] down = field(height, width, random), across = field(height, width, random);
        for (int row = 0, i = 0; row < height; row++) {
            for (int column = 0; column < width; column++, i++) {
                Warp.pick(image, out, i, shape, row + alpha * down[i], column + alpha * across[i]);
            }
        }
    }

    private double[] field(int height, int width, RandomGenerator random) {
        var draws = new double[height * width];
        for (int i = 0; i < draws.length; i++) {
            draws[i] = 2 * random.nextDouble() - 1;
        }
        return smooth(smooth(draws, height, width, width, 1), width, height, 1, width);
    }

    /** Smooths {@code lines} lines of {@code length} numbers: neighbours in a line are {@code step} apart, lines {@code next}. */
    private double[] smooth(double[] field, int lines, int length, int next, int step) {
        int radius = (int) Math.ceil(3 * sigma);
        var weights = new double[radius + 1];
        double sum = 0;
        for (int k = 0; k <= radius; k++) {
            weights[k] = Math.exp(-k * k / (2 * sigma * sigma));
            sum += k == 0 ? weights[k] : 2 * weights[k];
        }
        var smooth = new double[field.length];
        for (int line = 0; line < lines; line++) {
            for (int i = 0; i < length; i++) {
                double value = 0;
                for (int k = Math.max(0, i - radius); k <= Math.min(length - 1, i + radius); k++) {
                    value += weights[Math.abs(i - k)] * field[line * next + k * step];
                }
                smooth[line * next + i * step] = value / sum;
            }
        }
        return smooth;
    }
}
