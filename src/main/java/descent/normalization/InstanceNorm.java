package descent.normalization;

import descent.Shape;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Instance normalization: in every sample each channel gets mean 0 and variance 1 over its pixels, then a learned spread and
 * centre:
 *
 * <pre> y = gamma (x - mean) / sqrt(variance + epsilon) + beta </pre>
 *
 * <p>It takes the contrast out of every single image. A sample's statistics come from itself: batches may be small, and
 * training and inference do the same. The variance is divided by the number of pixels.
 *
 * <ul>
 *   <li>x, y: rows of channels x height x width;
 *   <li>gamma (starts at 1) and beta (starts at 0): one per channel.
 * </ul>
 *
 * <p>Ulyanov, Vedaldi and Lempitsky 2016, Instance normalization, https://arxiv.org/abs/1607.08022. As PyTorch's
 * InstanceNorm2d with affine = True and without running averages.
 */
public final class InstanceNorm extends SampleNorm {
    /** epsilon = 1e-5. */
    public InstanceNorm() {
        this(1e-5);
    }

    /** @param epsilon what keeps the division safe, above 0 */
    public InstanceNorm(double epsilon) {
        super(epsilon);
    }

    @Override
    public Shape build(Shape in, SplittableGenerator random) {
        if (!in.isImage() || in.height() * in.width() < 2) {
            throw new IllegalArgumentException(this + " expects an image of at least 2 pixels, but got " + in);
        }
        allocate(in.columns(), in.channels(), in.channels(), in.height() * in.width());
        return in;
    }
}
