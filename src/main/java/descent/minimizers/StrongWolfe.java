package descent.minimizers;

import descent.internal.Check;
import java.util.Optional;

/**
 * A step that is low enough and flat enough: with phi(a) = f(x + a d),
 *
 * <pre> phi(a) &lt;= phi(0) + c1 a phi'(0)      |phi'(a)| &lt;= c2 |phi'(0)| </pre>
 *
 * <p>Brackets such a step by growing ones, then narrows the bracket by cubic or quadratic interpolation. Wolfe 1969,
 * Convergence conditions for ascent methods, https://doi.org/10.1137/1011036; Nocedal and Wright 2006, algorithms 3.5 and
 * 3.6.
 *
 * @param c1 what share of the promised fall is enough, in (0, c2); 1e-4 by default
 * @param c2 what share of the slope may be left, in (c1, 1); 0.9 by default, less for conjugate gradient
 */
public record StrongWolfe(double c1, double c2) implements LineSearch {
    /** Checks the numbers. */
    public StrongWolfe {
        Check.positive("StrongWolfe", "c1", c1);
        Check.fraction("StrongWolfe", "c2", c2);
        if (!(c1 < c2)) {
            throw new IllegalArgumentException("StrongWolfe expects c1 < c2, but got " + c1 + " and " + c2);
        }
    }

    /** c1 = 1e-4, c2 = 0.9. */
    public StrongWolfe() {
        this(1e-4, 0.9);
    }

    @Override
    public Optional<Point> search(Objective objective, Point from, double[] direction, double firstStep) {
        var search = new WolfeSearch(this, objective, from, direction);
        return search.leadsDown() ? Optional.ofNullable(search.bracket(firstStep)) : Optional.empty();
    }
}
