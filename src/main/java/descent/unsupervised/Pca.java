package descent.unsupervised;

import descent.DataSet;
import descent.Shape;
import descent.internal.Check;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * Principal components: the directions in which the samples vary most, and the samples seen along them,
 *
 * <pre> y = (x - mean) components' </pre>
 *
 * <p>and, as PCA whitening, each column divided by sqrt(explainedVariance + epsilon), so that all vary alike. components has
 * one direction of length 1 per row, by falling variance, its entry of largest magnitude positive; explainedVariance are the
 * eigenvalues of the covariance. As scikit-learn's PCA with ddof 1, the default here. Fitted once and never changed.
 *
 * <p>Pearson 1901, On lines and planes of closest fit to systems of points in space,
 * https://doi.org/10.1080/14786440109462720; Hotelling 1933, Analysis of a complex of statistical variables into principal
 * components, https://doi.org/10.1037/h0071325. All in double; fitting takes time that grows with columns^3, some seconds
 * for the 784 of MNIST.
 */
public final class Pca {
    private final Covariance covariance;
    private final int components;
    private final double[][] forward, backward;

    private Pca(Covariance covariance, int components, boolean whiten, double epsilon) {
        this.covariance = covariance;
        this.components = components;
        forward = new double[components][];
        backward = new double[components][];
        for (int k = 0; k < components; k++) {
            double scale = whiten ? Math.sqrt(covariance.variances[k] + epsilon) : 1;
            if (scale <= 0) {
                throw new IllegalArgumentException("whitening expects an epsilon > 0 where there is no variance, but"
                        + " component " + k + " has none and epsilon is " + epsilon);
            }
            forward[k] = Arrays.stream(covariance.axes[k]).map(v -> v / scale).toArray();
            backward[k] = Arrays.stream(covariance.axes[k]).map(v -> v * scale).toArray();
        }
    }

    /** Fits that many components, with ddof 1. */
    public static Pca fit(FMatrixRMaj x, int components) {
        return fit(x, components, 1);
    }

    /**
     * Fits the components.
     *
     * @param x the training samples, one per row, at least 2. Not modified.
     * @param components how many to keep, from 1 to the number of columns
     * @param ddof what the divisor of the covariance is smaller by than the number of rows: 0 or 1
     */
    public static Pca fit(FMatrixRMaj x, int components, int ddof) {
        return new Pca(new Covariance("Pca", x, ddof), check(x, components), false, 0);
    }

    /**
     * Fits components that are whitened: y = (x - mean) components' / sqrt(explainedVariance + epsilon).
     *
     * @param epsilon what keeps directions without variance from being blown up, at least 0
     */
    public static Pca whitening(FMatrixRMaj x, int components, int ddof, double epsilon) {
        Check.notNegative("Pca", "epsilon", epsilon);
        return new Pca(new Covariance("Pca", x, ddof), check(x, components), true, epsilon);
    }

    private static int check(FMatrixRMaj x, int components) {
        Check.atLeastOne("Pca", "components", components);
        if (components > x.numCols) {
            throw new IllegalArgumentException("Pca expects at most " + x.numCols + " components of " + x.numCols
                    + " columns, but got " + components);
        }
        return components;
    }

    /** The mean of every column, as a copy. */
    public double[] mean() {
        return covariance.mean.clone();
    }

    /** The directions, one per row, as a copy. */
    public double[][] components() {
        return Arrays.stream(covariance.axes)
                .limit(components)
                .map(double[]::clone)
                .toArray(double[][]::new);
    }

    /** The variance along each component. */
    public double[] explainedVariance() {
        return Arrays.copyOf(covariance.variances, components);
    }

    /** The share of each component in the variance of all columns. */
    public double[] explainedVarianceRatio() {
        double total = Arrays.stream(covariance.variances).sum();
        return Arrays.stream(explainedVariance()).map(v -> v / total).toArray();
    }

    /** The samples along the components: a new matrix with a column for each. x is not modified. */
    public FMatrixRMaj apply(FMatrixRMaj x) {
        return Covariance.map(this, x, covariance.mean, forward, new double[components]);
    }

    /** The data set seen along the components, with the same targets. */
    public DataSet apply(DataSet data) {
        return new DataSet(apply(data.x()), data.targets(), Shape.of(components));
    }

    /** The way back, as far as the components reach: {@code invert(apply(x))} is the reconstruction of x. */
    public FMatrixRMaj invert(FMatrixRMaj y) {
        return Covariance.map(this, y, new double[components], Covariance.transposed(backward), covariance.mean);
    }

    /** {@code Pca(64 -> 10)}. */
    @Override
    public String toString() {
        return "Pca(" + covariance.mean.length + " -> " + components + ")";
    }
}
