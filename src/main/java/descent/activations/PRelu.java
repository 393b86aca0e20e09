package descent.activations;

import descent.Layer;
import descent.Mode;
import descent.Parameter;
import descent.Shape;
import descent.internal.Check;
import descent.internal.ColumnSums;
import descent.internal.Floats;
import descent.internal.Matrices;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.ejml.data.FMatrixRMaj;

/**
 * y = x above 0, else slope x, where the slope is learned: one for each feature (of an image: for each channel), or a
 * {@link #single} one for all.
 *
 * <p>Backward: dx = dy above 0, else slope dy; dslope = sum of dy x over the numbers not above 0. Penalties leave the slopes
 * alone, as in the paper: they would pull towards the plain rectifier.
 *
 * <p>He, Zhang, Ren and Sun 2015, Delving deep into rectifiers, https://arxiv.org/abs/1502.01852. PyTorch's default is
 * the single slope; Keras gives every pixel its own.
 */
public final class PRelu implements Layer {
    private final double start;
    private final boolean isSingle;
    private int pixels;
    private Parameter slope;
    /** The slope of every column. */
    private float[] slopes;

    private double[] sums;
    private ColumnSums columnSums;
    private FMatrixRMaj x, y, dx, products;

    /** One slope for each feature or channel, 0.25 at the start. */
    public PRelu() {
        this(0.25);
    }

    /** One slope for each feature or channel, with that finite start. */
    public PRelu(double start) {
        this(start, false);
    }

    private PRelu(double start, boolean isSingle) {
        this.start = Check.finite("PRelu", "start", start);
        this.isSingle = isSingle;
    }

    /** One slope for all, 0.25 at the start. */
    public static PRelu single() {
        return single(0.25);
    }

    /** One slope for all, with that finite start. */
    public static PRelu single(double start) {
        return new PRelu(start, true);
    }

    @Override
    public Shape build(Shape in, SplittableGenerator random) {
        int features = in.isImage() ? in.channels() : in.features();
        pixels = isSingle ? in.columns() : in.isImage() ? in.height() * in.width() : 1;
        slope = Parameter.vector("slope", isSingle ? 1 : features, start);
        slopes = new float[in.columns()];
        columnSums = new ColumnSums(in.columns());
        sums = new double[in.columns()];
        return in;
    }

    @Override
    public FMatrixRMaj forward(FMatrixRMaj x, Mode mode) {
        this.x = x;
        return y = multiplied(x, y);
    }

    @Override
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        accumulate(dy);
        return dx = multiplied(dy, dx);
    }

    private FMatrixRMaj multiplied(FMatrixRMaj in, FMatrixRMaj buffer) {
        FMatrixRMaj out = Matrices.sized(buffer, in.numRows, in.numCols);
        for (int c = 0, f = 0; c < slopes.length; c += pixels, f = f + 1 == slope.size() ? 0 : f + 1) {
            Arrays.fill(slopes, c, c + pixels, slope.value.data[f]);
        }
        for (int from = 0; from < in.getNumElements(); from += slopes.length) {
            multiply(x.data, in.data, out.data, from);
        }
        return out;
    }

    /** One row. */
    private void multiply(float[] x, float[] in, float[] out, int from) {
        float[] slopes = this.slopes;
        for (int c = 0; c < slopes.length; c++) {
            float above = Floats.step(x[from + c]);
            out[from + c] = in[from + c] * (above + slopes[c] * (1 - above));
        }
    }

    @Override
    public void accumulate(FMatrixRMaj dy) {
        products = Matrices.sized(products, dy.numRows, dy.numCols);
        for (int i = 0, n = dy.getNumElements(); i < n; i++) {
            products.data[i] = dy.data[i] * Math.min(0, x.data[i]);
        }
        columnSums.of(products, sums);
        for (int c = 0, f = 0; c < sums.length; f = f + 1 == slope.size() ? 0 : f + 1) {
            double sum = 0;
            for (int end = c + pixels; c < end; c++) {
                sum += sums[c];
            }
            slope.gradient.data[f] += (float) sum;
        }
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(slope);
    }

    /** What this feature or channel (0 for a single slope) goes through at present, for drawing. */
    public LeakyRelu function(int feature) {
        return new LeakyRelu(slope.value.data[feature]);
    }

    /** Name and number of slopes. */
    @Override
    public String toString() {
        return slope == null ? "PRelu" : "PRelu(" + slope.size() + ")";
    }
}
