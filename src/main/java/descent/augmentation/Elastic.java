package descent.augmentation;

import descent.Shape;
import descent.internal.Check;
import java.util.Arrays;
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
        float[] weights = weights();
        float[] down = field(height, width, weights, random), across = field(height, width, weights, random);
        float strength = (float) alpha;
        for (int row = 0, i = 0; row < height; row++) {
            for (int column = 0; column < width; column++, i++) {
                float fromRow = row + strength * down[i], fromColumn = column + strength * across[i];
                Warp.pick(image, out, i, height, width, fromRow, fromColumn);
            }
        }
    }

    /** The Gaussian on one side of its centre, up to three sigma; both sides together sum to 1. */
    private float[] weights() {
        var weights = new float[1 + (int) Math.ceil(3 * sigma)];
        double sum = -1;
        for (int k = 0; k < weights.length; k++) {
            sum += 2 * Math.exp(-k * k / (2 * sigma * sigma));
        }
        for (int k = 0; k < weights.length; k++) {
            weights[k] = (float) (Math.exp(-k * k / (2 * sigma * sigma)) / sum);
        }
        return weights;
    }

    private static float[] field(int height, int width, float[] weights, RandomGenerator random) {
        var draws = new float[height * width];
        for (int i = 0; i < draws.length; i++) {
            draws[i] = 2 * random.nextFloat() - 1;
        }
        return smoothAndTranspose(smoothAndTranspose(draws, height, width, weights), width, height, weights);
    }

    /** Smooths downwards and makes columns of the rows: twice is both directions. Whole rows are added at a time. */
    private static float[] smoothAndTranspose(float[] field, int height, int width, float[] weights) {
        var transposed = new float[field.length];
        var smooth = new float[width];
        for (int row = 0; row < height; row++) {
            Arrays.fill(smooth, 0);
            int last = Math.min(height, row + weights.length);
            for (int from = Math.max(0, row - weights.length + 1); from < last; from++) {
                float weight = weights[Math.abs(row - from)];
                for (int j = 0, at = from * width; j < width; j++) {
                    smooth[j] += weight * field[at + j];
                }
            }
            for (int j = 0; j < width; j++) {
                transposed[j * height + row] = smooth[j];
            }
        }
        return transposed;
    }
}
