package descent.internal;

import org.ejml.data.FMatrixRMaj;

/** Loops over the rows of a batch; a single row is stored at {@code from} in an array. */
public final class Rows {
    private Rows() {}

    /**
     * Copies row r of x to the start of an array. Loops over arrays of one row's length are vectorized where the same index is
     * used for all; with {@code x[start + i]} beside {@code y[i]} they are not, and five times as slow.
     */
    public static void copy(FMatrixRMaj x, int r, float[] row) {
        System.arraycopy(x.data, r * x.numCols, row, 0, x.numCols);
    }

    /** Copies an array to row r of x. */
    public static void paste(float[] row, FMatrixRMaj x, int r) {
        System.arraycopy(row, 0, x.data, r * x.numCols, x.numCols);
    }

    /**
     * Writes exp(x - largest of its row) to y, for all rows. Taking the largest off keeps exp from overflowing, and changes
     * nothing in a quotient. All rows at once, because a row of ten is too short for vector instructions.
     */
    public static void exponentials(FMatrixRMaj x, FMatrixRMaj y) {
        float[] from = x.data, to = y.data;
        int columns = x.numCols, n = x.getNumElements();
        for (int start = 0; start < n; start += columns) {
            float max = largest(from, start, columns);
            for (int i = start; i < start + columns; i++) {
                to[i] = from[i] - max;
            }
        }
        for (int i = 0; i < n; i++) {
            to[i] = Floats.exp(to[i]);
        }
    }

    /**
     * Divides the row by its sum, which turns exponentials into probabilities.
     *
     * @return the sum
     */
    public static double normalize(float[] y, int from, int columns) {
        double sum = sum(y, from, columns);
        float scale = (float) (1 / sum);
        for (int i = from; i < from + columns; i++) {
            y[i] *= scale;
        }
        return sum;
    }

    /** log sum exp of a row of logits; turns the row's {@link #exponentials} into probabilities. */
    public static double logSum(FMatrixRMaj logits, FMatrixRMaj exponentials, int from) {
        int columns = logits.numCols;
        return Math.log(normalize(exponentials.data, from, columns)) + largest(logits.data, from, columns);
    }

    /** The sum of the row. Four sums side by side: one that waits for the one before is slow. */
    private static double sum(float[] x, int from, int columns) {
        double a = 0, b = 0, c = 0, d = 0;
        int i = from, end = from + columns;
        for (; i < end - 3; i += 4) {
            a += x[i];
            b += x[i + 1];
            c += x[i + 2];
            d += x[i + 3];
        }
        for (; i < end; i++) {
            a += x[i];
        }
        return (a + b) + (c + d);
    }

    /** The largest number of the row; NaN if one is. Four maxima side by side, as in the sum. */
    public static float largest(float[] x, int from, int columns) {
        float a = x[from], b = a, c = a, d = a;
        int i = from, end = from + columns;
        for (; i < end - 3; i += 4) {
            a = Math.max(a, x[i]);
            b = Math.max(b, x[i + 1]);
            c = Math.max(c, x[i + 2]);
            d = Math.max(d, x[i + 3]);
        }
        for (; i < end; i++) {
            a = Math.max(a, x[i]);
        }
        return Math.max(Math.max(a, b), Math.max(c, d));
    }

    /** The index, counted from 0, of the largest number of the row. */
    public static int argMax(float[] x, int from, int columns) {
        int best = from;
        for (int i = from + 1; i < from + columns; i++) {
            if (x[i] > x[best]) {
                best = i;
            }
        }
        return best - from;
    }

    /** {@link #argMax} of every row. */
    public static int[] argMaxes(FMatrixRMaj x) {
        var indices = new int[x.numRows];
        for (int r = 0; r < indices.length; r++) {
            indices[r] = argMax(x.data, r * x.numCols, x.numCols);
        }
        return indices;
    }
}
