package descent.minimizers;

/**
 * A place that a minimizer has reached.
 *
 * @param x where
 * @param value the value there
 * @param gradient the gradient there
 * @param stepLength how many times the search direction led here; 0 at the start
 */
public record Point(double[] x, double value, double[] gradient, double stepLength) {}
