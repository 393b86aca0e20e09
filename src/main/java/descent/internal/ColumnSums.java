package descent.internal;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * Sums over a batch, one per feature, in float with Kahan's compensation: the error does not grow with the number of rows,
 * and unlike sums in double the loops are vectorized. There is a sum for each place of a {@link Stretches stretch}; those
 * of the same feature are added up at the end, in double.
 */
public final class ColumnSums {
    private final Stretches stretches;
    private final float[] sum, lost, row;
    private final double[] sums;

    /** For rows of that many columns, each of which is a feature. */
    public ColumnSums(int columns) {
        this(new Stretches(columns, 1));
    }

    /** For a loop through these stretches. */
    public ColumnSums(Stretches stretches) {
        this.stretches = stretches;
        sum = new float[stretches.length];
        lost = new float[stretches.length];
        row = new float[stretches.length];
        sums = new double[stretches.first(stretches.groups)];
    }

    /** sums = sum of x, feature by feature. */
    public void of(FMatrixRMaj x, double[] sums) {
        for (int group = 0; group < stretches.groups; group++) {
            clear();
            for (int at = stretches.start(group), n = x.getNumElements(); at < n; at += stretches.step) {
                int length = Math.min(row.length, n - at);
                System.arraycopy(x.data, at, row, 0, length);
                add(row, length);
            }
            fold(group, sums);
        }
    }

    /** totals += sum of x, column by column. */
    public void addTo(FMatrixRMaj x, float[] totals) {
        of(x, sums);
        for (int c = 0; c < sums.length; c++) {
            totals[c] += (float) sums[c];
        }
    }

    /** All sums are 0. */
    public void clear() {
        Arrays.fill(sum, 0);
        Arrays.fill(lost, 0);
    }

    /** Adds the first {@code length} numbers of the stretch. */
    public void add(float[] stretch, int length) {
        float[] sum = this.sum, lost = this.lost;
        for (int i = 0; i < length; i++) {
            float before = sum[i], term = stretch[i] - lost[i], after = before + term;
            sum[i] = after;
            lost[i] = (after - before) - term;
        }
    }

    /** Adds (x - centre) y. */
    public void addProducts(float[] x, float[] centre, float[] y, int length) {
        float[] sum = this.sum, lost = this.lost;
        for (int i = 0; i < length; i++) {
            float before = sum[i], term = (x[i] - centre[i]) * y[i] - lost[i], after = before + term;
            sum[i] = after;
            lost[i] = (after - before) - term;
        }
    }

    /** Adds (x - centre)^2. */
    public void addSquares(float[] x, float[] centre, int length) {
        float[] sum = this.sum, lost = this.lost;
        for (int i = 0; i < length; i++) {
            float d = x[i] - centre[i], before = sum[i], term = d * d - lost[i], after = before + term;
            sum[i] = after;
            lost[i] = (after - before) - term;
        }
    }

    /** Writes the sums to those of the group's features. */
    public void fold(int group, double[] sums) {
        stretches.fold(sum, group, sums);
    }
}
