package descent.data;

import org.ejml.data.FMatrixRMaj;

/**
 * Gives every column mean 0 and standard deviation 1:
 *
 * <pre>
 * y = (x - mean) / std        mean = sum x / n        std = sqrt(sum (x - mean)^2 / (n - ddof))
 * </pre>
 *
 * <p>With {@code ddof} 0, the default, std is that of the population, as in scikit-learn's
 * <a href="https://scikit-learn.org/stable/modules/generated/sklearn.preprocessing.StandardScaler.html">StandardScaler</a>;
 * 1 gives the sample's. A column that was constant has std 0 and is only centred. Sums are in double.
 */
public final class Standardizer implements Scaler {
    private final double[] mean;
    private final double[] std;
    private final Affine affine;

    private Standardizer(double[] mean, double[] std, double[] scale) {
        this.mean = mean;
        this.std = std;
        this.affine = new Affine(toString(), mean, scale, 0);
    }

    /** Fits mean and population standard deviation: {@link #fit(FMatrixRMaj, int)} with ddof 0. */
    public static Standardizer fit(FMatrixRMaj x) {
        return fit(x, 0);
    }

    /**
     * Fits mean and standard deviation of every column.
     *
     * @param x the training samples, one per row. Not modified.
     * @param ddof what the divisor of the variance is smaller by than the number of rows: 0 or 1
     * @throws IllegalArgumentException if ddof is something else, if x has no more than ddof rows, or if a value is NaN or
     *     infinite
     */
    public static Standardizer fit(FMatrixRMaj x, int ddof) {
        if (ddof != 0 && ddof != 1) {
            throw new IllegalArgumentException("Standardizer expects ddof 0 or 1, but got " + ddof);
        }
        Affine.requireFinite("Standardizer", x, ddof + 1);
        double[] mean = new double[x.numCols];
        double[] std = new double[x.numCols];
        double[] scale = new double[x.numCols];
        for (int j = 0; j < x.numCols; j++) {
            double sum = 0;
            for (int i = 0; i < x.numRows; i++) {
                sum += x.unsafe_get(i, j);
            }
            // The mean of equal floats is exact in double, so a constant column has std 0, not nearly 0.
            mean[j] = sum / x.numRows;
            double squares = 0;
            for (int i = 0; i < x.numRows; i++) {
                double d = x.unsafe_get(i, j) - mean[j];
                squares += d * d;
            }
            std[j] = Math.sqrt(squares / (x.numRows - ddof));
            scale[j] = std[j] == 0 ? 1 : std[j];
        }
        return new Standardizer(mean, std, scale);
    }

    /** The mean of every column, as a copy. */
    public double[] mean() {
        return mean.clone();
    }

    /** The standard deviation of every column, 0 for a constant one, as a copy. */
    public double[] std() {
        return std.clone();
    }

    @Override
    public FMatrixRMaj apply(FMatrixRMaj x) {
        return affine.apply(x);
    }

    @Override
    public FMatrixRMaj invert(FMatrixRMaj y) {
        return affine.invert(y);
    }

    /** {@code Standardizer(64 columns)}. */
    @Override
    public String toString() {
        return "Standardizer(" + mean.length + " columns)";
    }
}
