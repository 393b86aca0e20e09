package descent.layers;

import descent.Layer;
import descent.Mode;
import descent.Parameter;
import descent.Shape;
import descent.Window;
import descent.initializers.Glorot;
import descent.initializers.Initializer;
import descent.internal.Check;
import descent.internal.Convolution;
import descent.internal.Matrices;
import descent.internal.Sliding;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.ejml.data.FMatrixRMaj;

/**
 * Small detectors (filters) that slide over an image: y[f, place] = sum over what the window sees there of weight x, + bias[f].
 *
 * <ul>
 *   <li>x: rows of channels x height x width;
 *   <li>weight: filters x (channels * kernel height * kernel width), bias: 1 x filters, which starts at 0;
 *   <li>y: rows of filters x places down x places across, see {@link Window}.
 * </ul>
 *
 * <p>As in PyTorch and Keras the kernel is not flipped (cross-correlation) and the padding is zero. Initializers get fanIn =
 * channels * kernel size and fanOut = filters * kernel size, as there.
 *
 * <p>Backward: with s what the window sees (cells x places), dweight = dy s', dbias = sums of dy, and weight' dy is added
 * back to where it was seen.
 *
 * <p>LeCun, Bottou, Bengio and Haffner 1998, Gradient-based learning applied to document recognition,
 * https://doi.org/10.1109/5.726791
 */
public final class Conv2D implements Layer {
    private final int filters;
    private final Window window;
    private final Initializer initializer;
    private final boolean hasBias;
    private Parameter weight, bias;
    private Convolution convolution;
    private Shape in, out;
    private FMatrixRMaj x, y, dx;

    /** Square filters with Glorot weights, stride 1 and no padding. */
    public Conv2D(int filters, int kernel) {
        this(filters, Window.of(kernel));
    }

    /** Filters of the size of that window, with Glorot weights. */
    public Conv2D(int filters, Window window) {
        this(filters, window, new Glorot());
    }

    /** As before, with weights drawn by {@code initializer}. */
    public Conv2D(int filters, Window window, Initializer initializer) {
        this(filters, window, initializer, true);
    }

    /** As before, with or without a bias: a normalization that follows would cancel it. */
    public Conv2D(int filters, Window window, Initializer initializer, boolean hasBias) {
        this.filters = Check.atLeastOne("Conv2D", "filters", filters);
        this.window = window;
        this.initializer = initializer;
        this.hasBias = hasBias;
    }

    @Override
    public Shape build(Shape in, SplittableGenerator random) {
        Sliding sliding = window.over(this, in);
        this.in = in;
        out = Shape.image(filters, sliding.rows.places, sliding.columns.places);
        int fanIn = sliding.cells(), fanOut = filters * window.kernelHeight() * window.kernelWidth();
        weight = Parameter.filters("weight", filters, fanIn);
        initializer.fill(weight.value, fanIn, fanOut, random);
        bias = hasBias ? Parameter.vector("bias", filters, 0) : null;
        convolution = new Convolution(sliding, filters);
        return out;
    }

    @Override
    public FMatrixRMaj forward(FMatrixRMaj x, Mode mode) {
        Check.columns(this, x, in.columns());
        this.x = x;
        y = Matrices.sized(y, x.numRows, out.columns());
        convolution.forward(x, weight.value.data, hasBias ? bias.value.data : null, y);
        return y;
    }

    @Override
    public void accumulate(FMatrixRMaj dy) {
        backward(dy, null);
    }

    @Override
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        dx = Matrices.sized(dx, dy.numRows, in.columns());
        backward(dy, dx);
        return dx;
    }

    private void backward(FMatrixRMaj dy, FMatrixRMaj dx) {
        convolution.backward(x, dy, weight.value.data, weight.gradient.data, hasBias ? bias.gradient.data : null, dx);
    }

    @Override
    public List<Parameter> parameters() {
        return hasBias ? List.of(weight, bias) : List.of(weight);
    }

    /** The window that slides. */
    public Window window() {
        return window;
    }

    /** Name and sizes: {@code Conv2D(1x8x8 -> 16x6x6, 3x3)}, or {@code Conv2D(16, 3x3)} before it is built. */
    @Override
    public String toString() {
        return "Conv2D(" + (weight == null ? filters : in + " -> " + out) + ", " + window + ")";
    }
}
