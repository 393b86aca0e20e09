package descent.augmentation;

import descent.DataSet;
import descent.Shape;
import descent.internal.Check;
import descent.internal.Workers;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/**
 * Makes a random variant of an image that means the same. In training every sample is varied anew in every epoch:
 *
 * <pre>{@code
 * new Trainer(...).augment(new Shift(2).then(new Rotate(10)).then(new Noise(0.1)))
 * }</pre>
 *
 * <p>To look at twelve variants of the first image: {@code Charts.images(new Rotate(10).apply(data.rows(new int[12]),
 * 1).x(), data.shape())}. Pixels that come from beyond the border repeat those of the border, so the background stays what it
 * is, scaled or not.
 */
@FunctionalInterface
public interface Augmentation {
    /**
     * Makes a variant.
     *
     * @param image one row of a batch. Not modified.
     * @param out where the variant goes; as long as image, another array
     * @param shape how both are laid out
     * @param random where the variation comes from, and nowhere else
     * @throws IllegalArgumentException if it cannot work on that shape
     */
    void apply(float[] image, float[] out, Shape shape, RandomGenerator random);

    /** This, and then {@code next} on the variant. */
    default Augmentation then(Augmentation next) {
        return new Chain(this, next);
    }

    /** This with that probability, from 0 to 1; otherwise the image as it is. */
    default Augmentation sometimes(double probability) {
        return new Sometimes(this, probability);
    }

    /** A variant of each sample with the same targets, as a copy. The same seed gives the same variants. */
    default DataSet apply(DataSet data, long seed) {
        FMatrixRMaj x = data.x().copy();
        long start = new SplittableRandom(seed).nextLong();
        applyTo(x, data.shape(), row -> new SplittableRandom(start ^ row));
        return data.withX(x);
    }

    /**
     * Puts a variant in the place of each row, large batches on several threads: the result does not depend on how many.
     *
     * @param x images, one per row. Modified.
     * @param shape how a row is laid out
     * @param random makes the source of each row's variation
     */
    default void applyTo(FMatrixRMaj x, Shape shape, IntFunction<RandomGenerator> random) {
        Check.columns("shape " + shape, x, shape.columns());
        Workers.run(x.numRows, 1 + (1 << 12) / x.numCols, (from, to) -> {
            var image = new float[x.numCols];
            var out = new float[x.numCols];
            for (int row = from; row < to; row++) {
                System.arraycopy(x.data, row * x.numCols, image, 0, x.numCols);
                apply(image, out, shape, random.apply(row));
                System.arraycopy(out, 0, x.data, row * x.numCols, x.numCols);
            }
        });
    }
}
