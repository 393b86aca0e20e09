package descent.layers;

import descent.internal.Floats;
import descent.internal.Matrices;
import descent.internal.Rows;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/** Loops over parts of arrays that the recurrent layers share. */
final class Loops {
    private Loops() {}

    /** tanh of n numbers, in place: at one index, so that the loop is vectorized. */
    static void tanh(float[] x, int from, int n) {
        for (int i = from; i < from + n; i++) {
            x[i] = Floats.tanh(x[i]);
        }
    }

    /** 1 / (1 + exp(-x)) = (1 + tanh(x / 2)) / 2 of n numbers, in place. */
    static void sigmoid(float[] x, int from, int n) {
        for (int i = from; i < from + n; i++) {
            x[i] = 0.5f + 0.5f * Floats.tanh(0.5f * x[i]);
        }
    }

    /** The first n numbers of {@code states} become those of {@code initial}, or 0 if there are none. */
    static void start(FMatrixRMaj initial, FMatrixRMaj states, int n) {
        if (initial == null) {
            Arrays.fill(states.data, 0, n, 0);
        } else {
            System.arraycopy(initial.data, 0, states.data, 0, n);
        }
    }

    /** a + b in {@code buffer}, which must be another matrix than either. */
    static FMatrixRMaj sum(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj buffer) {
        FMatrixRMaj c = Matrices.sized(buffer, a.numRows, a.numCols);
        for (int i = 0, n = c.getNumElements(); i < n; i++) {
            c.data[i] = a.data[i] + b.data[i];
        }
        return c;
    }

    /** A buffer of that size with {@code row} in every row. */
    static FMatrixRMaj repeated(FMatrixRMaj row, FMatrixRMaj buffer, int rows) {
        FMatrixRMaj m = Matrices.sized(buffer, rows, row.numCols);
        for (int r = 0; r < rows; r++) {
            Rows.paste(row.data, m, r);
        }
        return m;
    }

    /** A buffer of that size, see {@link Matrices#sized}, full of zeros. */
    static FMatrixRMaj cleared(FMatrixRMaj buffer, int rows, int columns) {
        FMatrixRMaj m = Matrices.sized(buffer, rows, columns);
        clear(m, 0, rows);
        return m;
    }

    /** Sets the rows {@code from} to before {@code to} to 0. */
    static void clear(FMatrixRMaj x, int from, int to) {
        Arrays.fill(x.data, from * x.numCols, to * x.numCols, 0);
    }

    /** sum += the columns of x from {@code column} on, as many as sum has, in the rows {@code from} to before {@code to}. */
    static void addColumns(FMatrixRMaj x, int column, FMatrixRMaj sum, int from, int to) {
        for (int r = from, i = from * sum.numCols; r < to; r++) {
            int at = r * x.numCols + column;
            for (int j = 0; j < sum.numCols; j++) {
                sum.data[i++] += x.data[at + j];
            }
        }
    }
}
