package descent.minimizers;

import java.util.Optional;

/**
 * Conjugate gradient for a {@link Quadratic} with positive definite a: exact steps along conjugate directions, at most as
 * many as there are numbers in exact arithmetic. With the residual r = b - a x:
 *
 * <pre> alpha = r'r / p'ap    x = x + alpha p    r_new = r - alpha ap    beta = r_new'r_new / r'r    p = r_new + beta p </pre>
 *
 * <p>Hestenes and Stiefel 1952, Methods of conjugate gradients for solving linear systems,
 * https://doi.org/10.6028/jres.049.044; Nocedal and Wright 2006, algorithm 5.2. The residual is the recurrence's, so each
 * step costs one product with a, which counts as one gradient. The step lengths of the result's table are alpha.
 */
public record LinearConjugateGradient() implements Minimizer {
    @Override
    public Minimum minimize(Objective objective, Limits limits, double... start) {
        if (!(objective instanceof Quadratic quadratic)) {
            throw new IllegalArgumentException("LinearConjugateGradient expects a Quadratic, but got " + objective
                    + ": ConjugateGradient takes any objective");
        }
        return new Run(quadratic, limits)
                .from(
                        start,
                        (counted, from, p, any) -> Optional.of(exact(quadratic, counted, from, p)),
                        new Directions());
    }

    private static Point exact(Quadratic quadratic, Objective counted, Point from, double[] p) {
        double[] ap = Vectors.plus(counted.gradient(p), 1, quadratic.b());
        double curvature = Vectors.dot(p, ap), squares = Vectors.dot(from.gradient(), from.gradient());
        if (!(curvature > 0)) {
            throw new IllegalArgumentException(
                    "LinearConjugateGradient expects a positive definite a, but got one with p'ap = " + curvature);
        }
        double alpha = squares / curvature;
        double value = from.value() + alpha * Vectors.dot(from.gradient(), p) + alpha * alpha * curvature / 2;
        return new Point(Vectors.plus(from.x(), alpha, p), value, Vectors.plus(from.gradient(), alpha, ap), alpha);
    }

    private static final class Directions implements Rule {
        private double[] p;

        @Override
        public double[] direction(Point here, Objective objective) {
            return p == null ? Vectors.negative(here.gradient()) : p;
        }

        @Override
        public void moved(Point from, Point to, double[] direction) {
            double beta = Vectors.dot(to.gradient(), to.gradient()) / Vectors.dot(from.gradient(), from.gradient());
            p = Vectors.plus(Vectors.negative(to.gradient()), beta, direction);
        }
    }
}
