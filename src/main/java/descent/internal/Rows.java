package descent.internal;

/** Loops over one row of a batch, stored at {@code from} in an array. */
public final class Rows {
    private Rows() {}

    /**
     * Writes the softmax of the row of x to the same place of y.
     *
     * @return log sum exp of the row
     */
    public static double softmax(float[] x, float[] y, int from, int columns) {
        // Taking the largest off first keeps exp from overflowing, and changes nothing in the quotient.
        float max = Float.NEGATIVE_INFINITY;
        for (int i = from; i < from + columns; i++) {
            max = Math.max(max, x[i]);
        }
        double sum = 0;
        for (int i = from; i < from + columns; i++) {
            double e = Math.exp(x[i] - max);
            y[i] = (float) e;
            sum += e;
        }
        float scale = (float) (1 / sum);
        for (int i = from; i < from + columns; i++) {
            y[i] *= scale;
        }
        return max + Math.log(sum);
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
}
