package descent.minimizers;

import descent.internal.Check;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.ejml.data.FMatrixRMaj;

/**
 * The bowl 1/2 x'a x - b'x. Its gradient is a x - b, so its minimum, if a is positive definite, solves a x = b.
 *
 * @param a symmetric, n rows of n. Not copied.
 * @param b n numbers. Not copied.
 */
public record Quadratic(double[][] a, double[] b) implements Objective {
    /** Checks that a is symmetric and fits b. */
    public Quadratic {
        for (int i = 0; i < a.length; i++) {
            if (a[i].length != b.length || a.length != b.length) {
                throw new IllegalArgumentException("Quadratic expects a of " + b.length + "x" + b.length + " for b of "
                        + b.length + ", but got " + a.length + "x" + a[i].length);
            }
            for (int j = 0; j < i; j++) {
                if (!(Math.abs(a[i][j] - a[j][i]) <= 1e-9 * (Math.abs(a[i][j]) + Math.abs(a[j][i])))) {
                    throw new IllegalArgumentException("Quadratic expects a symmetric a, but a[" + i + "][" + j
                            + "] is " + a[i][j] + " and a[" + j + "][" + i + "] is " + a[j][i]);
                }
            }
        }
    }

    /**
     * A bowl in a random position, with its minimum at (1, 1, ..., 1): the curvatures along its axes grow evenly on a
     * logarithmic scale.
     *
     * @param n how many numbers
     * @param condition the largest curvature; the smallest is 1
     * @param seed of the directions of the axes
     */
    public static Quadratic illConditioned(int n, double condition, long seed) {
        Check.atLeastOne("Quadratic", "n", n);
        Check.notNegative("Quadratic", "condition - 1", condition - 1);
        var random = new SplittableRandom(seed);
        var gaussian = new double[n][n];
        for (double[] row : gaussian) {
            Arrays.setAll(row, j -> random.nextGaussian());
        }
        RealMatrix axes = new QRDecomposition(new Array2DRowRealMatrix(gaussian, false)).getQ();
        var a = new double[n][n];
        for (int k = 0; k < n; k++) {
            double curvature = n == 1 ? condition : Math.pow(condition, k / (n - 1.0));
            double[] axis = axes.getColumn(k);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    a[i][j] += curvature * (axis[i] * axis[j]);
                }
            }
        }
        var b = new double[n];
        Arrays.setAll(b, i -> Arrays.stream(a[i]).sum());
        return new Quadratic(a, b);
    }

    /**
     * Half the mean squared error of a linear model with weights w, without the constant: a = inputs'inputs / n and b =
     * inputs'targets / n. For a bias give the inputs a column of ones.
     *
     * @param inputs one sample per row, at least one. Not modified.
     * @param targets one per sample. Not modified.
     */
    public static Quadratic leastSquares(FMatrixRMaj inputs, double... targets) {
        if (inputs.numRows != targets.length || targets.length == 0) {
            throw new IllegalArgumentException(
                    "Quadratic expects a target for each row of inputs, at least one, but got " + inputs.numRows + "x"
                            + inputs.numCols + " inputs and " + targets.length + " targets");
        }
        int n = inputs.numCols;
        var a = new double[n][n];
        var b = new double[n];
        for (int row = 0; row < targets.length; row++) {
            for (int i = 0; i < n; i++) {
                double share = inputs.unsafe_get(row, i) / (double) targets.length;
                b[i] += share * targets[row];
                for (int j = 0; j <= i; j++) {
                    a[i][j] += share * inputs.unsafe_get(row, j);
                    a[j][i] = a[i][j];
                }
            }
        }
        return new Quadratic(a, b);
    }

    /**
     * The curvatures along the axes of the bowl, largest first: the eigenvalues of a. The first divided by the last is the
     * condition number.
     */
    public double[] curvatures() {
        double[] values = new EigenDecomposition(new Array2DRowRealMatrix(a)).getRealEigenvalues();
        return Arrays.stream(values).map(v -> -v).sorted().map(v -> -v).toArray();
    }

    /** The solution of a x = b: the minimum, if a is positive definite. */
    public double[] solution() {
        return new LUDecomposition(new Array2DRowRealMatrix(a, false))
                .getSolver()
                .solve(new ArrayRealVector(b, false))
                .toArray();
    }

    @Override
    public double value(double... x) {
        Vectors.checkLength(this, b.length, x);
        return Vectors.dot(x, Vectors.times(a, x)) / 2 - Vectors.dot(b, x);
    }

    @Override
    public double[] gradient(double... x) {
        Vectors.checkLength(this, b.length, x);
        return Vectors.plus(Vectors.times(a, x), -1, b);
    }

    @Override
    public double[][] hessian(double... x) {
        return Arrays.stream(a).map(double[]::clone).toArray(double[][]::new);
    }

    /** {@code Quadratic(20)}. */
    @Override
    public String toString() {
        return "Quadratic(" + b.length + ")";
    }
}
