package descent.normalization;

import descent.Layer;
import descent.Mode;
import descent.Parameter;
import descent.internal.Check;
import descent.internal.Matrices;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * What the normalizations within a sample share. Every row falls into groups of equal length, one after the other, that get
 * mean 0 and variance 1 each; then come gamma and beta, one for every {@code width} columns, over and over.
 */
abstract class SampleNorm implements Layer {
    private final double epsilon;
    private int columns, length, features, width;
    private Parameter gamma, beta;
    private float[] scale = new float[0];
    private FMatrixRMaj normalized, y, dx;

    SampleNorm(double epsilon) {
        this.epsilon = Check.positive(getClass().getSimpleName(), "epsilon", epsilon);
    }

    final void allocate(int columns, int groups, int features, int width) {
        this.columns = columns;
        this.length = columns / groups;
        this.features = features;
        this.width = width;
        gamma = Parameter.vector("gamma", features, 1);
        beta = Parameter.vector("beta", features, 0);
    }

    @Override
    public final FMatrixRMaj forward(FMatrixRMaj x, Mode mode) {
        Check.columns(this, x, columns);
        normalized = Matrices.sized(normalized, x.numRows, columns);
        y = Matrices.sized(y, x.numRows, columns);
        int groups = x.getNumElements() / length;
        scale = scale.length < groups ? new float[groups] : scale;
        for (int group = 0; group < groups; group++) {
            normalize(x.data, normalized.data, group);
        }
        stretch(normalized.data, beta.value.data, y);
        return y;
    }

    /** Two passes, sums in double: the mean may be large beside the spread. */
    private void normalize(float[] x, float[] n, int group) {
        int from = group * length, end = from + length;
        double sum = 0, squares = 0;
        for (int i = from; i < end; i++) {
            sum += x[i];
        }
        double mean = sum / length;
        for (int i = from; i < end; i++) {
            double d = x[i] - mean;
            squares += d * d;
        }
        float centre = (float) mean, factor = (float) (1 / Math.sqrt(squares / length + epsilon));
        // What rounding takes off a large mean is put back, or it would be multiplied by the factor.
        float rest = (float) (mean - centre);
        for (int i = from; i < end; i++) {
            n[i] = (x[i] - centre - rest) * factor;
        }
        scale[group] = factor;
    }

    /** y = gamma n + shift; no shift if it is null. */
    private void stretch(float[] n, float[] shift, FMatrixRMaj y) {
        float[] g = gamma.value.data, to = y.data;
        for (int from = 0, end = y.getNumElements(); from < end; ) {
            if (width == 1) {
                for (int f = 0; f < features; f++) {
                    to[from + f] = g[f] * n[from + f] + (shift == null ? 0 : shift[f]);
                }
                from += features;
                continue;
            }
            for (int f = 0; f < features; f++, from += width) {
                float factor = g[f], add = shift == null ? 0 : shift[f];
                for (int i = from; i < from + width; i++) {
                    to[i] = factor * n[i] + add;
                }
            }
        }
    }

    /** With n the normalized x, d = gamma dy, and means over the group: dx = (d - mean(d) - n mean(d n)) / spread. */
    @Override
    public final FMatrixRMaj backward(FMatrixRMaj dy) {
        accumulate(dy);
        dx = Matrices.sized(dx, dy.numRows, columns);
        stretch(dy.data, null, dx);
        float[] d = dx.data, n = normalized.data;
        for (int group = 0, groups = dy.getNumElements() / length; group < groups; group++) {
            int from = group * length, end = from + length;
            double sum = 0, product = 0;
            for (int i = from; i < end; i++) {
                sum += d[i];
                product += d[i] * n[i];
            }
            float mean = (float) (sum / length), slope = (float) (product / length), factor = scale[group];
            for (int i = from; i < end; i++) {
                d[i] = factor * (d[i] - mean - n[i] * slope);
            }
        }
        return dx;
    }

    @Override
    public final void accumulate(FMatrixRMaj dy) {
        float[] dg = gamma.gradient.data, db = beta.gradient.data, d = dy.data, n = normalized.data;
        for (int from = 0, end = dy.getNumElements(); from < end; ) {
            if (width == 1) {
                for (int f = 0; f < features; f++) {
                    dg[f] += d[from + f] * n[from + f];
                    db[f] += d[from + f];
                }
                from += features;
                continue;
            }
            for (int f = 0; f < features; f++, from += width) {
                float sum = 0, product = 0;
                for (int i = from; i < from + width; i++) {
                    sum += d[i];
                    product += d[i] * n[i];
                }
                dg[f] += product;
                db[f] += sum;
            }
        }
    }

    @Override
    public final List<Parameter> parameters() {
        return List.of(gamma, beta);
    }

    /** Name and number of features or channels. */
    @Override
    public String toString() {
        String name = getClass().getSimpleName();
        return gamma == null ? name : name + "(" + features + ")";
    }
}
