package descent.normalization;

import descent.Shape;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Layer normalization: every sample gets mean 0 and variance 1 over its features, then a learned spread and centre:
 *
 * <pre> y = gamma (x - mean) / sqrt(variance + epsilon) + beta </pre>
 *
 * <p>A sample's statistics come from itself: batches may be small, and training and inference do the same. The variance is
 * divided by the number of values. A sequence is normalized step by step, over the features of the step.
 *
 * <ul>
 *   <li>x, y: rows of numbers, of steps x features, or of channels x height x width;
 *   <li>gamma (starts at 1) and beta (starts at 0): one per feature; for an image one per number, as in PyTorch's
 *       LayerNorm([channels, height, width]).
 * </ul>
 *
 * <p>Ba, Kiros and Hinton 2016, Layer normalization, https://arxiv.org/abs/1607.06450. As in PyTorch; Keras has epsilon =
 * 1e-3.
 */
public final class LayerNorm extends SampleNorm {
    /** epsilon = 1e-5. */
    public LayerNorm() {
        this(1e-5);
    }

    /** @param epsilon what keeps the division safe, above 0 */
    public LayerNorm(double epsilon) {
        super(epsilon);
    }

    @Override
    public Shape build(Shape in, SplittableGenerator random) {
        int groups = in.isSequence() ? in.steps() : 1;
        allocate(in.columns(), groups, in.columns() / groups, 1);
        return in;
    }
}
