package descent.activations;

import descent.Layer;
import descent.Mode;
import descent.Parameter;
import descent.Shape;
import descent.internal.Check;
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
    private double[] sums;
    private FMatrixRMaj x, y, dx;

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
        sums = new double[slope.size()];
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
        for (int from = 0, f = 0; from < in.getNumElements(); from += pixels, f = next(f)) {
            float a = slope.value.data[f];
            for (int i = from; i < from + pixels; i++) {
                float above = Floats.step(x.data[i]);
                out.data[i] = in.data[i] * (above + a * (1 - above));
            }
        }
        return out;
    }

    @Override
    public void accumulate(FMatrixRMaj dy) {
        Arrays.fill(sums, 0);
        for (int from = 0, f = 0; from < dy.getNumElements(); from += pixels, f = next(f)) {
            for (int i = from; i < from + pixels; i++) {
                sums[f] += x.data[i] > 0 ? 0 : (double) dy.data[i] * x.data[i];
            }
        }
        for (int f = 0; f < sums.length; f++) {
            slope.gradient.data[f] += (float) sums[f];
        }
    }

    private int next(int f) {
        return f + 1 == sums.length ? 0 : f + 1;
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
