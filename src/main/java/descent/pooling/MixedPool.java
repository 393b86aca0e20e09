package descent.pooling;

import descent.Parameter;
import descent.Shape;
import descent.Window;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Learns where to stand between maximum and average: y = alpha max x + (1 - alpha) average x, with one alpha for the layer or
 * one per channel, the same for every window. alpha starts at 0.5 and is not held between 0 and 1.
 *
 * <ul>
 *   <li>x: rows of channels x height x width;
 *   <li>alpha: 1 x 1, or 1 x channels;
 *   <li>y: rows of channels x places down x places across, see {@link Window}.
 * </ul>
 *
 * <p>Backward: dalpha = sum of dy (max x - average x).
 *
 * <p>Lee, Gallagher and Tu 2016, Generalizing pooling functions in convolutional neural networks: mixed, gated, and tree,
 * https://arxiv.org/abs/1509.08985
 */
public final class MixedPool extends Blend {
    private final boolean perChannel;
    private Parameter alpha;

    /** Square windows side by side, one alpha. */
    public MixedPool(int kernel) {
        this(tiles(kernel), false);
    }

    /** That window, with an alpha for each channel ({@code perChannel}) or one for all. */
    public MixedPool(Window window, boolean perChannel) {
        super(window);
        this.perChannel = perChannel;
    }

    @Override
    public Shape build(Shape in, SplittableGenerator random) {
        Shape out = super.build(in, random);
        alpha = Parameter.vector("alpha", perChannel ? in.channels() : 1, 0.5);
        return out;
    }

    @Override
    void mix(float[] x, int planes, float[] alphas) {
        int places = sliding.places();
        for (int plane = 0; plane < planes; plane++) {
            float value = alpha.value.data[plane % alpha.size()];
            Arrays.fill(alphas, plane * places, (plane + 1) * places, value);
        }
    }

    @Override
    void learn(float[] dAlpha, int planes, float[] dx) {
        int places = sliding.places();
        for (int plane = 0; plane < planes; plane++) {
            float sum = 0;
            for (int o = plane * places; o < (plane + 1) * places; o++) {
                sum += dAlpha[o];
            }
            alpha.gradient.data[plane % alpha.size()] += sum;
        }
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(alpha);
    }
}
