package descent.normalization;

import descent.Shape;
import descent.internal.Check;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Group normalization: in every sample each group of consecutive channels gets mean 0 and variance 1 over all its pixels, then
 * each channel a learned spread and centre:
 *
 * <pre> y = gamma (x - mean) / sqrt(variance + epsilon) + beta </pre>
 *
 * <p>A sample's statistics come from itself: batches may be small, and training and inference do the same. The variance is
 * divided by the number of values. One group is layer normalization (with gamma and beta per channel), a group per channel is
 * {@link InstanceNorm}.
 *
 * <ul>
 *   <li>x, y: rows of channels x height x width, or of plain features, each then a channel of one pixel;
 *   <li>gamma (starts at 1) and beta (starts at 0): one per channel.
 * </ul>
 *
 * <p>Wu and He 2018, Group normalization, https://arxiv.org/abs/1803.08494
 */
public final class GroupNorm extends SampleNorm {
    private final int groups;

    /** That many groups, epsilon = 1e-5. */
    public GroupNorm(int groups) {
        this(groups, 1e-5);
    }

    /**
     * @param groups how many groups; the number of channels must be divisible by it
     * @param epsilon what keeps the division safe, above 0
     */
    public GroupNorm(int groups, double epsilon) {
        super(epsilon);
        this.groups = Check.atLeastOne("GroupNorm", "groups", groups);
    }

    @Override
    public Shape build(Shape in, SplittableGenerator random) {
        if (in.isSequence()) {
            throw new IllegalArgumentException(this + " expects an image or plain features, but got " + in);
        }
        int channels = in.sizes().get(0);
        if (channels % groups != 0) {
            throw new IllegalArgumentException(
                    this + " expects a number of channels divisible by " + groups + ", but got " + channels);
        }
        allocate(in.columns(), groups, channels, in.columns() / channels);
        return in;
    }

    /** Name and number of groups. */
    @Override
    public String toString() {
        return "GroupNorm(" + groups + ")";
    }
}
