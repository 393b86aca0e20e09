package descent.minimizers;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * Newton's method: the direction d leads to where the gradient of the quadratic that touches the function vanishes,
 * Hessian d = -gradient.
 *
 * <p>Where the Hessian is not positive definite that may be a saddle, or uphill. With {@code convexify} its eigenvalues then
 * change to their absolute values (those near 0 to 1e-8 of the largest), so that negative curvature pushes away:
 * Greenstadt 1967, On the relative efficiencies of gradient methods, https://doi.org/10.2307/2003238; in deep learning,
 * saddle-free Newton, Dauphin et al. 2014, https://arxiv.org/abs/1406.2572. Nocedal and Wright 2006, sections 3.3 and 3.4.
 *
 * @param lineSearch how far to go along d, where 1 is tried first
 * @param convexify whether to mend Hessians that are not positive definite
 */
public record Newton(LineSearch lineSearch, boolean convexify) implements Minimizer {
    /** Damped by {@link Armijo} halving, with mended Hessians. */
    public Newton() {
        this(new Armijo(), true);
    }

    /** The plain form: whole steps, no safeguard. Fast near a minimum; elsewhere it may go anywhere. */
    public static Newton full() {
        return new Newton(LineSearch.FULL_STEP, false);
    }

    @Override
    public Minimum minimize(Objective objective, Limits limits, double... start) {
        return new Run(objective, limits).from(start, lineSearch, this::direction);
    }

    private double[] direction(Point here, Objective objective) {
        var hessian = new Array2DRowRealMatrix(objective.hessian(here.x()), false);
        for (double[] row : hessian.getDataRef()) {
            if (!Vectors.allFinite(row)) {
                return null;
            }
        }
        var downhill = new ArrayRealVector(Vectors.negative(here.gradient()), false);
        if (!convexify) {
            try {
                return new LUDecomposition(hessian, Double.MIN_NORMAL)
                        .getSolver()
                        .solve(downhill)
                        .toArray();
            } catch (SingularMatrixException e) {
                return null;
            }
        }
        try {
            double smallest = 1e-14 * hessian.getNorm();
            return new CholeskyDecomposition(hessian, 1e-8, smallest)
                    .getSolver()
                    .solve(downhill)
                    .toArray();
        } catch (NonPositiveDefiniteMatrixException e) {
            return withAbsoluteEigenvalues(new EigenDecomposition(hessian), downhill);
        }
    }

    private static double[] withAbsoluteEigenvalues(EigenDecomposition eigen, ArrayRealVector downhill) {
        double[] lambda = eigen.getRealEigenvalues();
        double largest = 0;
        for (double value : lambda) {
            largest = Math.max(largest, Math.abs(value));
        }
        double least = largest == 0 ? 1 : 1e-8 * largest;
        double[] z = eigen.getVT().operate(downhill).toArray();
        for (int i = 0; i < z.length; i++) {
            z[i] /= Math.max(Math.abs(lambda[i]), least);
        }
        return eigen.getV().operate(z);
    }
}
