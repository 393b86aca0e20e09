package descent.unsupervised;

import descent.data.Scaler;
import descent.internal.Check;
import org.ejml.data.FMatrixRMaj;

/**
 * Whitening that changes the samples as little as possible: turned back after PCA whitening, so that images still look like
 * images,
 *
 * <pre> y = (x - mean) (covariance + epsilon I)^(-1/2) </pre>
 *
 * <p>Bell and Sejnowski 1997, The "independent components" of natural scenes are edge filters,
 * https://doi.org/10.1016/S0042-6989(97)00121-1. All in double.
 */
public final class Zca implements Scaler {
    private final Covariance covariance;
    private final double[][] forward, backward;

    private Zca(Covariance covariance, double epsilon) {
        this.covariance = covariance;
        if (covariance.variances[covariance.variances.length - 1] + epsilon <= 0) {
            throw new IllegalArgumentException(
                    "Zca expects epsilon > 0 where a direction has no variance, but got 0.0");
        }
        forward = power(-0.5, epsilon);
        backward = power(0.5, epsilon);
    }

    /** Fits with ddof 1. */
    public static Zca fit(FMatrixRMaj x, double epsilon) {
        return fit(x, 1, epsilon);
    }

    /**
     * Fits mean and covariance.
     *
     * @param x the training samples, one per row, at least 2. Not modified.
     * @param ddof what the divisor of the covariance is smaller by than the number of rows: 0 or 1
     * @param epsilon what keeps directions without variance from being blown up, at least 0
     */
    public static Zca fit(FMatrixRMaj x, int ddof, double epsilon) {
        Check.notNegative("Zca", "epsilon", epsilon);
        return new Zca(new Covariance("Zca", x, ddof), epsilon);
    }

    private double[][] power(double exponent, double epsilon) {
        int d = covariance.mean.length;
        var matrix = new double[d][d];
        for (int k = 0; k < d; k++) {
            double scale = Math.pow(covariance.variances[k] + epsilon, exponent);
            double[] axis = covariance.axes[k];
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    matrix[i][j] += scale * (axis[i] * axis[j]);
                }
            }
        }
        return matrix;
    }

    /** The mean of every column, as a copy. */
    public double[] mean() {
        return covariance.mean.clone();
    }

    /** (covariance + epsilon I)^(-1/2), symmetric, as a copy. */
    public double[][] matrix() {
        return Covariance.transposed(forward);
    }

    @Override
    public FMatrixRMaj apply(FMatrixRMaj x) {
        return Covariance.map(this, x, covariance.mean, forward, new double[covariance.mean.length]);
    }

    @Override
    public FMatrixRMaj invert(FMatrixRMaj y) {
        return Covariance.map(this, y, new double[covariance.mean.length], backward, covariance.mean);
    }

    /** {@code Zca(64 columns)}. */
    @Override
    public String toString() {
        return "Zca(" + covariance.mean.length + " columns)";
    }
}
