package descent.pooling;

import descent.Parameter;
import descent.Shape;
import descent.Window;
import descent.initializers.Initializer;
import descent.initializers.Zeros;
import descent.internal.Floats;
import descent.internal.Matrices;
import descent.internal.Sliding;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Decides between maximum and average anew for each window, by what is in it:
 *
 * <pre> alpha = sigmoid(sum of weight x)      y = alpha max x + (1 - alpha) average x </pre>
 *
 * <ul>
 *   <li>x: rows of channels x height x width;
 *   <li>weight (the gating mask): 1 x (kernel height * kernel width), or channels x that; there is no bias;
 *   <li>y: rows of channels x places down x places across, see {@link Window}.
 * </ul>
 *
 * <p>The weights start at 0, which is the even mixture, unless an initializer is given.
 *
 * <p>Lee, Gallagher and Tu 2016, Generalizing pooling functions in convolutional neural networks: mixed, gated, and tree,
 * https://arxiv.org/abs/1509.08985
 */
public final class GatedPool extends Blend {
    private final boolean perChannel;
    private final Initializer initializer;
    private Parameter weight;
    private Sliding plane;
    private float[] seen, gradients;
    private float[] gate, slope = new float[0];

    /** Square windows side by side, one mask. */
    public GatedPool(int kernel) {
        this(tiles(kernel), false);
    }

    /** That window, with a mask for each channel ({@code perChannel}) or one for all. */
    public GatedPool(Window window, boolean perChannel) {
        this(window, perChannel, new Zeros());
    }

    /** As before, with masks drawn by {@code initializer}. */
    public GatedPool(Window window, boolean perChannel, Initializer initializer) {
        super(window);
        this.perChannel = perChannel;
        this.initializer = initializer;
    }

    @Override
    public Shape build(Shape in, SplittableGenerator random) {
        Shape out = super.build(in, random);
        plane = new Sliding(1, sliding.rows, sliding.columns);
        weight = Parameter.filters("weight", perChannel ? in.channels() : 1, plane.cells());
        initializer.fill(weight.value, plane.cells(), 1, random);
        seen = new float[plane.cells() * plane.places()];
        gradients = new float[seen.length];
        return out;
    }

    /** Where the mask of a plane begins in the weights. */
    private int mask(int p) {
        return p % weight.value.numRows * weight.value.numCols;
    }

    @Override
    void mix(float[] x, int planes, float[] alpha) {
        int places = plane.places(), cells = plane.cells();
        slope = atLeast(slope, planes * places);
        for (int p = 0; p < planes; p++) {
            plane.see(x, p * plane.planeSize(), seen);
            float[] w = weight.value.data;
            Matrices.multAt(false, false, 1, places, cells, w, mask(p), seen, 0, 0, slope, p * places);
        }
        Floats.sigmoid(slope, alpha, planes * places);
        gate = alpha;
    }

    @Override
    void learn(float[] dAlpha, int planes, float[] dx) {
        int places = plane.places(), cells = plane.cells();
        for (int o = 0; o < planes * places; o++) {
            slope[o] = dAlpha[o] * gate[o] * (1 - gate[o]);
        }
        float[] w = weight.value.data, dw = weight.gradient.data;
        for (int p = 0; p < planes; p++) {
            plane.see(x.data, p * plane.planeSize(), seen);
            Matrices.multAt(false, true, 1, cells, places, slope, p * places, seen, 0, 1, dw, mask(p));
            Matrices.multAt(true, false, cells, places, 1, w, mask(p), slope, p * places, 0, gradients, 0);
            plane.addBack(gradients, dx, p * plane.planeSize());
        }
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weight);
    }
}
