package descent.metrics;

import descent.Targets;
import org.ejml.data.FMatrixRMaj;

/**
 * The share of the targets' variance that the answers explain, 1 - sum (target - y)^2 / sum (target - mean)^2, for each
 * column; the mean over the columns. 1 is perfect, 0 is no better than the mean, and less than 0 is worse. Targets are
 * values.
 *
 * <p>A column whose targets are all the same has no variance: 1 if every answer is exactly right, else 0, as in
 * scikit-learn.
 */
public record RSquared() implements Metric {
    @Override
    public String name() {
        return "R squared";
    }

    @Override
    public double value(FMatrixRMaj y, Targets targets) {
        FMatrixRMaj t = targets.values();
        if (t.numRows != y.numRows || t.numCols != y.numCols) {
            throw new IllegalArgumentException(
                    "RSquared expects " + y.numRows + "x" + y.numCols + " values, but got " + targets);
        }
        double sum = 0;
        for (int column = 0; column < y.numCols; column++) {
            sum += ofColumn(y, t, column);
        }
        return sum / y.numCols;
    }

    private static double ofColumn(FMatrixRMaj y, FMatrixRMaj t, int column) {
        double mean = 0, errors = 0, spread = 0;
        for (int r = 0; r < t.numRows; r++) {
            mean += (double) t.get(r, column) / t.numRows;
        }
        boolean constant = true;
        for (int r = 0; r < t.numRows; r++) {
            double target = t.get(r, column);
            errors += Math.pow(target - y.get(r, column), 2);
            spread += Math.pow(target - mean, 2);
            constant &= t.get(r, column) == t.get(0, column);
        }
        return constant ? (errors == 0 ? 1 : 0) : 1 - errors / spread;
    }
}
