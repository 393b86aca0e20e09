package descent.internal;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * Sums over the rows of a batch, one per feature, in float with Kahan's compensation: the error does not grow with the number
 * of rows, and unlike sums in double the loops are vectorized. Columns of the same feature (the pixels of a channel, the
 * steps of a sequence) are added up at the end, in double.
 */
public final class ColumnSums {
    private final int width;
    private final float[] sum, lost, row, other;

    /** For that many columns, of which {@code width} in a row belong to one feature; after the last comes the first again. */
    public ColumnSums(int columns, int width) {
        this.width = width;
        sum = new float[columns];
        lost = new float[columns];
        row = new float[columns];
        other = new float[columns];
    }

    /** sums = sum of x. */
    public void of(FMatrixRMaj x, double[] sums) {
        addRows(x);
        fold(sums);
    }

    /** totals += sum of x, column by column. */
    public void addTo(FMatrixRMaj x, float[] totals) {
        addRows(x);
        for (int c = 0; c < sum.length; c++) {
            totals[c] += sum[c];
        }
    }

    private void addRows(FMatrixRMaj x) {
        clear();
        for (int r = 0; r < x.numRows; r++) {
            Rows.copy(x, r, row);
            add();
        }
    }

    /** sums = sum of (x - centre)^2, with a centre for every column. */
    public void ofSquares(FMatrixRMaj x, float[] centre, double[] sums) {
        clear();
        for (int r = 0; r < x.numRows; r++) {
            Rows.copy(x, r, row);
            for (int c = 0; c < row.length; c++) {
                float d = row[c] - centre[c];
                row[c] = d * d;
            }
            add();
        }
        fold(sums);
    }

    /** sums = sum of y (x - centre). */
    public void ofProducts(FMatrixRMaj x, float[] centre, FMatrixRMaj y, double[] sums) {
        clear();
        for (int r = 0; r < x.numRows; r++) {
            Rows.copy(x, r, row);
            Rows.copy(y, r, other);
            for (int c = 0; c < row.length; c++) {
                row[c] = other[c] * (row[c] - centre[c]);
            }
            add();
        }
        fold(sums);
    }

    /** Adds the row. */
    private void add() {
        float[] row = this.row, sum = this.sum, lost = this.lost;
        for (int c = 0; c < sum.length; c++) {
            float before = sum[c], term = row[c] - lost[c], after = before + term;
            sum[c] = after;
            lost[c] = (after - before) - term;
        }
    }

    private void clear() {
        Arrays.fill(sum, 0);
        Arrays.fill(lost, 0);
    }

    private void fold(double[] sums) {
        Arrays.fill(sums, 0);
        for (int c = 0, f = 0; c < sum.length; c += width, f = f + 1 == sums.length ? 0 : f + 1) {
            for (int j = c; j < c + width; j++) {
                sums[f] += sum[j];
            }
        }
    }
}
