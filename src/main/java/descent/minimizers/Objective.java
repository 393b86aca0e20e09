package descent.minimizers;

/** A function of several numbers with its derivatives, in double precision. */
public interface Objective {
    /** The value at x; NaN or infinite where the function is not defined. x is not modified. */
    double value(double... x);

    /** The gradient at x, as a new array. x is not modified. */
    double[] gradient(double... x);

    /**
     * The Hessian at x, all second derivatives, as new rows. x is not modified. Unless it is overridden: central differences
     * of {@link #gradient}, two gradients for each number of x.
     */
    default double[][] hessian(double... x) {
        return Differences.hessian(this, 6e-6, x);
    }
}
