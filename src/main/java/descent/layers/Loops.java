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
        Arrays.fill(m.data, 0, m.getNumElements(), 0);
        return m;
    }

    /** sum += the columns of x from {@code from} on, as many as sum has. */
    static void addColumns(FMatrixRMaj x, int from, FMatrixRMaj sum) {
        for (int r = 0, to = 0; r < sum.numRows; r++) {
            int at = r * x.numCols + from;
            for (int j = 0; j < sum.numCols; j++) {
                sum.data[to++] += x.data[at + j];
            }
        }
    }
}
