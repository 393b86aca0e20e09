package descent.minimizers;

import descent.internal.Check;
import java.util.Optional;

/**
 * Backtracking: the step is multiplied by {@code shrink} until the value has fallen enough,
 *
 * <pre> f(x + a d) &lt;= f(x) + c a d'gradient </pre>
 *
 * <p>Armijo 1966, Minimization of functions having Lipschitz continuous first partial derivatives,
 * https://doi.org/10.2140/pjm.1966.16.1; Nocedal and Wright 2006, algorithm 3.1.
 *
 * @param c what share of the promised fall is enough, in (0, 1); 1e-4 by default
 * @param shrink the factor, in (0, 1); 1/2 by default
 */
public record Armijo(double c, double shrink) implements LineSearch {
    private static final int MAX_TRIALS = 100;

    /** Checks the numbers. */
    public Armijo {
        Check.positive("Armijo", "c", Check.fraction("Armijo", "c", c));
        Check.positive("Armijo", "shrink", Check.fraction("Armijo", "shrink", shrink));
    }

    /** c = 1e-4, halving. */
    public Armijo() {
        this(1e-4, 0.5);
    }

    @Override
    public Optional<Point> search(Objective objective, Point from, double[] direction, double firstStep) {
        double slope = Vectors.dot(direction, from.gradient());
        if (!(slope < 0)) {
            return Optional.empty();
        }
        double a = firstStep;
        for (int trial = 0; trial < MAX_TRIALS; trial++, a *= shrink) {
            double[] x = Vectors.plus(from.x(), a, direction);
            double value = objective.value(x);
            if (value <= from.value() + c * a * slope && value < from.value()) {
                double[] gradient = objective.gradient(x);
                if (Vectors.allFinite(gradient)) {
                    return Optional.of(new Point(x, value, gradient, a));
                }
            }
        }
        return Optional.empty();
    }
}
