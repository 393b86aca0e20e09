package descent.layers;

import descent.internal.Matrices;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/** Loops over parts of arrays that the recurrent layers share. */
final class Loops {
    private Loops() {}

    /** y = tanh x, n numbers. */
    static void tanh(float[] x, int from, float[] y, int to, int n) {
        for (int i = 0; i < n; i++) {
            y[to + i] = (float) Math.tanh(x[from + i]);
        }
    }

    /** 1 / (1 + exp(-x)) = (1 + tanh(x / 2)) / 2 of n numbers, in place. */
    static void sigmoid(float[] x, int from, int n) {
        for (int i = from; i < from + n; i++) {
            x[i] = 0.5f + 0.5f * (float) Math.tanh(0.5f * x[i]);
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
