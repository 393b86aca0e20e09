package descent.internal;

import org.ejml.data.FMatrixRMaj;

/**
 * The loops of batch normalization over one group of features in a batch, see {@link Stretches}. Arrays of a number per feature
 * are those of all groups. One thread at a time: the buffers are as long as a stretch.
 */
public final class FeatureLoops {
    private final Stretches stretches;
    private final ColumnSums first, second;
    private final float[] row, other, centre, scale, plus, slope;

    /** With buffers for these stretches. */
    public FeatureLoops(Stretches stretches) {
        this.stretches = stretches;
        int length = stretches.length;
        first = new ColumnSums(stretches);
        second = new ColumnSums(stretches);
        row = new float[length];
        other = new float[length];
        centre = new float[length];
        scale = new float[length];
        plus = new float[length];
        slope = new float[length];
    }

    /** sums = sum of x. */
    public void sum(FMatrixRMaj x, int group, double[] sums) {
        int n = x.getNumElements();
        first.clear();
        for (int at = stretches.start(group); at < n; at += stretches.step) {
            int length = read(x, at, n, row);
            first.add(row, length);
        }
        first.fold(group, sums);
    }

    /** sums = sum of (x - mean)^2. */
    public void sumSquares(FMatrixRMaj x, int group, float[] mean, double[] sums) {
        int n = x.getNumElements();
        float[] row = this.row, centre = this.centre;
        stretches.spread(mean, group, centre);
        first.clear();
        for (int at = stretches.start(group); at < n; at += stretches.step) {
            int length = read(x, at, n, row);
            first.addSquares(row, centre, length);
        }
        first.fold(group, sums);
    }

    /** y = scale (x - mean) + plus. */
    public void normalize(FMatrixRMaj x, int group, float[] mean, float[] factor, float[] shift, FMatrixRMaj y) {
        int n = x.getNumElements();
        float[] row = this.row, centre = this.centre, scale = this.scale, plus = this.plus;
        stretches.spread(mean, group, centre);
        stretches.spread(factor, group, scale);
        stretches.spread(shift, group, plus);
        for (int at = stretches.start(group); at < n; at += stretches.step) {
            int length = read(x, at, n, row);
            for (int i = 0; i < length; i++) {
                row[i] = scale[i] * (row[i] - centre[i]) + plus[i];
            }
            System.arraycopy(row, 0, y.data, at, length);
        }
    }

    /** sums = sum of dy, products = sum of dy (x - mean). */
    public void sumProducts(FMatrixRMaj x, FMatrixRMaj dy, int group, float[] mean, double[] sums, double[] products) {
        int n = x.getNumElements();
        float[] row = this.row, other = this.other, centre = this.centre;
        stretches.spread(mean, group, centre);
        first.clear();
        second.clear();
        for (int at = stretches.start(group); at < n; at += stretches.step) {
            int length = read(x, at, n, row);
            read(dy, at, n, other);
            first.add(other, length);
            second.addProducts(row, centre, other, length);
        }
        first.fold(group, sums);
        second.fold(group, products);
    }

    /** dx = factor (dy - shift - (x - mean) tilt). */
    public void slope(
            FMatrixRMaj x,
            FMatrixRMaj dy,
            int group,
            float[] mean,
            float[] factor,
            float[] shift,
            float[] tilt,
            FMatrixRMaj dx) {
        int n = x.getNumElements();
        float[] row = this.row, other = this.other;
        float[] centre = this.centre, scale = this.scale, plus = this.plus, slope = this.slope;
        stretches.spread(mean, group, centre);
        stretches.spread(factor, group, scale);
        stretches.spread(shift, group, plus);
        stretches.spread(tilt, group, slope);
        for (int at = stretches.start(group); at < n; at += stretches.step) {
            int length = read(x, at, n, row);
            read(dy, at, n, other);
            for (int i = 0; i < length; i++) {
                row[i] = scale[i] * (other[i] - plus[i] - (row[i] - centre[i]) * slope[i]);
            }
            System.arraycopy(row, 0, dx.data, at, length);
        }
    }

    private int read(FMatrixRMaj x, int at, int n, float[] row) {
        int length = Math.min(row.length, n - at);
        System.arraycopy(x.data, at, row, 0, length);
        return length;
    }
}
