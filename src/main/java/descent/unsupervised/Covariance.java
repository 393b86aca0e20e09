package descent.unsupervised;

import descent.internal.Check;
import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.ejml.data.FMatrixRMaj;

/** Mean and covariance of the columns of a batch, and the axes of the covariance, all in double. */
final class Covariance {
    final double[] mean;
    /** The variances along the axes, the largest first, none negative. */
    final double[] variances;
    /** One axis per row, of length 1, its entry of largest magnitude positive. */
    final double[][] axes;

    Covariance(String owner, FMatrixRMaj x, int ddof) {
        if (ddof != 0 && ddof != 1) {
            throw new IllegalArgumentException(owner + " expects ddof 0 or 1, but got " + ddof);
        }
        int n = x.numRows, d = x.numCols;
        if (n < 2) {
            throw new IllegalArgumentException(owner + " expects at least 2 rows to fit, but got " + n + "x" + d);
        }
        Check.finite(owner, "values", sum(x));
        mean = new double[d];
        for (int i = 0; i < n * d; i++) {
            mean[i % d] += x.data[i] / (double) n;
        }
        var covariance = new double[d][d];
        var row = new double[d];
        for (int r = 0; r < n; r++) {
            for (int j = 0; j < d; j++) {
                row[j] = x.data[r * d + j] - mean[j];
            }
            for (int i = 0; i < d; i++) {
                double[] sums = covariance[i];
                double factor = row[i] / (n - ddof);
                for (int j = 0; j <= i; j++) {
                    sums[j] += factor * row[j];
                }
            }
        }
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < i; j++) {
                covariance[j][i] = covariance[i][j];
            }
        }
        var eigen = new EigenDecomposition(new Array2DRowRealMatrix(covariance, false));
        Integer[] order = new Integer[d];
        Arrays.setAll(order, i -> i);
        double[] lambda = eigen.getRealEigenvalues();
        Arrays.sort(order, (a, b) -> Double.compare(lambda[b], lambda[a]));
        variances = new double[d];
        axes = new double[d][];
        for (int k = 0; k < d; k++) {
            variances[k] = Math.max(0, lambda[order[k]]);
            axes[k] = positive(eigen.getEigenvector(order[k]).toArray());
        }
    }

    private static double sum(FMatrixRMaj x) {
        double sum = 0;
        for (int i = 0; i < x.getNumElements(); i++) {
            sum += x.data[i];
        }
        return sum;
    }

    private static double[] positive(double[] axis) {
        double largest = 0;
        for (double entry : axis) {
            largest = Math.abs(entry) > Math.abs(largest) ? entry : largest;
        }
        for (int i = 0; i < axis.length && largest < 0; i++) {
            axis[i] = -axis[i];
        }
        return axis;
    }

    /** (x - from) matrix' + to, a row of the matrix for each column of the result, in double. */
    static FMatrixRMaj map(Object owner, FMatrixRMaj x, double[] from, double[][] matrix, double[] to) {
        Check.columns(owner, x, from.length);
        var y = new FMatrixRMaj(x.numRows, matrix.length);
        var row = new double[x.numCols];
        for (int r = 0; r < x.numRows; r++) {
            for (int j = 0; j < row.length; j++) {
                row[j] = x.data[r * x.numCols + j] - from[j];
            }
            for (int k = 0; k < matrix.length; k++) {
                double sum = to[k];
                double[] factors = matrix[k];
                for (int j = 0; j < row.length; j++) {
                    sum += factors[j] * row[j];
                }
                y.data[r * matrix.length + k] = (float) sum;
            }
        }
        return y;
    }

    static double[][] transposed(double[][] rows) {
        var columns = new double[rows[0].length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = rows[i][j];
            }
        }
        return columns;
    }
}
