package descent.data;

import org.ejml.data.FMatrixRMaj;

/** The arithmetic that the scalers share: {@code y = (x - center) / scale + shift}, each column with its own numbers. */
final class Affine {
    private final String owner;
    private final double[] center;
    private final double[] scale;
    private final double shift;

    /** Keeps the arrays, one entry per column; no scale may be 0. */
    Affine(String owner, double[] center, double[] scale, double shift) {
        this.owner = owner;
        this.center = center;
        this.scale = scale;
        this.shift = shift;
    }

    /** Refuses what nothing can be fitted to: too few rows, or a value that is NaN or infinite. */
    static void requireFinite(String owner, FMatrixRMaj x, int rows) {
        if (x.numRows < rows) {
            throw new IllegalArgumentException(owner + " expects at least " + rows + (rows == 1 ? " row" : " rows")
                    + " to fit, but got " + x.numRows + "x" + x.numCols);
        }
        for (int i = 0; i < x.getNumElements(); i++) {
            if (!Float.isFinite(x.data[i])) {
                throw new IllegalArgumentException(owner + " expects finite values to fit, but row " + i / x.numCols
                        + ", column " + i % x.numCols + " is " + x.data[i]);
            }
        }
    }

    FMatrixRMaj apply(FMatrixRMaj x) {
        FMatrixRMaj y = matching(x);
        for (int i = 0, k = 0; i < x.numRows; i++) {
            for (int j = 0; j < x.numCols; j++, k++) {
                y.data[k] = (float) ((x.data[k] - center[j]) / scale[j] + shift);
            }
        }
        return y;
    }

    FMatrixRMaj invert(FMatrixRMaj y) {
        FMatrixRMaj x = matching(y);
        for (int i = 0, k = 0; i < y.numRows; i++) {
            for (int j = 0; j < y.numCols; j++, k++) {
                x.data[k] = (float) ((y.data[k] - shift) * scale[j] + center[j]);
            }
        }
        return x;
    }

    private FMatrixRMaj matching(FMatrixRMaj m) {
        if (m.numCols != center.length) {
            throw new IllegalArgumentException(
                    owner + " was fitted to " + center.length + " columns, but got " + m.numRows + "x" + m.numCols);
        }
        return new FMatrixRMaj(m.numRows, m.numCols);
    }
}
