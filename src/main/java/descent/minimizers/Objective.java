package descent.minimizers;

/** A function of several numbers with its gradient, in double precision. */
public interface Objective {
    /** The value at x. x is not modified. */
    double value(double... x);

    /** The gradient at x, as a new array. x is not modified. */
    double[] gradient(double... x);
}
