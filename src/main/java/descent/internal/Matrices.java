package descent.internal;

import org.ejml.data.FMatrixRMaj;

/**
 * The products of a training step. All matrix arithmetic that costs anything goes through here.
 * Transposed factors are read as they lie: nothing is copied.
 */
public final class Matrices {
    /** Multiplications that take about ten times as long as calling another thread. */
    private static final double WORTH_A_THREAD = 5e5;

    private Matrices() {}

    /** Which BLAS computes the products, for reports. */
    public static String engine() {
        return Product.BLAS.getClass().getSimpleName();
    }

    /** Whether two products of m x k and k x n are better done at the same time than shared out one after the other. */
    public static boolean sideBySide(int m, int k, int n) {
        double work = (double) m * k * n;
        return work >= WORTH_A_THREAD && work <= Product.SHARED;
    }

    /** A buffer of that size: the given one if it exists, with its array kept where it is long enough. */
    public static FMatrixRMaj sized(FMatrixRMaj buffer, int rows, int columns) {
        if (buffer == null) {
            return new FMatrixRMaj(rows, columns);
        }
        buffer.reshape(rows, columns);
        return buffer;
    }

    /** c = a b. */
    public static FMatrixRMaj mult(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        c = sized(c, a.numRows, b.numCols);
        gemm(false, false, a.numRows, b.numCols, a.numCols, a, b, 0, c);
        return c;
    }

    /** c = a b + row, where the row vector is added to every row: it is there before the product is added to it. */
    public static FMatrixRMaj multAddRow(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj row, FMatrixRMaj c) {
        c = sized(c, a.numRows, b.numCols);
        for (int r = 0; r < c.numRows; r++) {
            Rows.paste(row.data, c, r);
        }
        gemm(false, false, a.numRows, b.numCols, a.numCols, a, b, 1, c);
        return c;
    }

    /** c = a b'. */
    public static FMatrixRMaj multTransB(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        c = sized(c, a.numRows, b.numRows);
        gemm(false, true, a.numRows, b.numRows, a.numCols, a, b, 0, c);
        return c;
    }

    /** c = a b' + row, where the row vector is added to every row. */
    public static FMatrixRMaj multTransBAddRow(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj row, FMatrixRMaj c) {
        c = sized(c, a.numRows, b.numRows);
        for (int r = 0; r < c.numRows; r++) {
            Rows.paste(row.data, c, r);
        }
        gemm(false, true, a.numRows, b.numRows, a.numCols, a, b, 1, c);
        return c;
    }

    /** c += a' b. */
    public static void multAddTransA(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        gemm(true, false, a.numCols, b.numCols, a.numRows, a, b, 1, c);
    }

    /** Row blocks: adds {@code rows} rows of a from {@code aRow} on, times b, to the rows of c from {@code cRow} on. */
    public static void multAddRows(FMatrixRMaj a, int aRow, int rows, FMatrixRMaj b, FMatrixRMaj c, int cRow) {
        int n = b.numCols, k = a.numCols;
        Product.multiply(false, false, rows, n, k, 1, a.data, aRow * k, b.data, 0, 1, c.data, cRow * n);
    }

    /** b = a'. */
    public static FMatrixRMaj transpose(FMatrixRMaj a, FMatrixRMaj b) {
        b = sized(b, a.numCols, a.numRows);
        for (int r = 0, to = 0; r < b.numRows; r++) {
            for (int from = r; to < (r + 1) * b.numCols; from += a.numCols) {
                b.data[to++] = a.data[from];
            }
        }
        return b;
    }

    /** c += a' b, where a may have more rows than b: those at its end do not count. */
    public static void multAddFirstRowsTransA(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        gemm(true, false, a.numCols, b.numCols, b.numRows, a, b, 1, c);
    }

    /** c += scale a' b. */
    public static void multAddTransA(float scale, FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj c) {
        Product.multiply(true, false, a.numCols, b.numCols, a.numRows, scale, a.data, 0, b.data, 0, 1, c.data, 0);
    }

    private static void gemm(
            boolean transA,
            boolean transB,
            int m,
            int n,
            int k,
            FMatrixRMaj a,
            FMatrixRMaj b,
            float beta,
            FMatrixRMaj c) {
        Product.multiply(transA, transB, m, n, k, 1, a.data, 0, b.data, 0, beta, c.data, 0);
    }

    /**
     * From sequences, one per row, to steps: row {@code t * rows + r} of the result is step t of row r of x.
     */
    public static FMatrixRMaj toSteps(FMatrixRMaj x, int steps, FMatrixRMaj buffer) {
        int rows = x.numRows, columns = x.numCols / steps;
        FMatrixRMaj y = sized(buffer, steps * rows, columns);
        for (int r = 0, from = 0; r < rows; r++) {
            for (int t = 0; t < steps; t++, from += columns) {
                System.arraycopy(x.data, from, y.data, (t * rows + r) * columns, columns);
            }
        }
        return y;
    }

    /** Back to sequences of {@code steps} steps; the rows of x before {@code start} do not count. */
    public static FMatrixRMaj toSequences(FMatrixRMaj x, int start, int steps, FMatrixRMaj buffer) {
        int rows = (x.numRows - start) / steps, columns = x.numCols;
        FMatrixRMaj y = sized(buffer, rows, steps * columns);
        for (int r = 0, to = 0; r < rows; r++) {
            for (int t = 0; t < steps; t++, to += columns) {
                System.arraycopy(x.data, (start + t * rows + r) * columns, y.data, to, columns);
            }
        }
        return y;
    }

    /** Copies the rows of {@code from} with these indices ({@code order[start]} and on) into {@code to}, filling it. */
    public static void gather(FMatrixRMaj from, int[] order, int start, FMatrixRMaj to) {
        for (int r = 0; r < to.numRows; r++) {
            System.arraycopy(from.data, order[start + r] * from.numCols, to.data, r * to.numCols, to.numCols);
        }
    }

    /** Whether every element is a finite number. */
    public static boolean allFinite(FMatrixRMaj x) {
        for (int i = 0, n = x.getNumElements(); i < n; i++) {
            if (!Float.isFinite(x.data[i])) {
                return false;
            }
        }
        return true;
    }

    /**
     * c = a b + beta c for matrices that lie in longer arrays, each from its own index on.
     *
     * @param transA whether a is stored as its transpose, k x m
     * @param transB whether b is stored as its transpose, n x k
     * @param m rows of a and c
     * @param n columns of b and c
     * @param k columns of a, rows of b
     */
    public static void multAt(
            boolean transA,
            boolean transB,
            int m,
            int n,
            int k,
            float[] a,
            int atA,
            float[] b,
            int atB,
            float beta,
            float[] c,
            int atC) {
        Product.multiply(transA, transB, m, n, k, 1, a, atA, b, atB, beta, c, atC);
    }
}
