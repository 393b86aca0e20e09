package descent.minimizers;

/**
 * Straight downhill, as far as a line search says: direction = -gradient.
 *
 * <p>Cauchy 1847. The first step that is tried is the one that would bring as much as the last did (Nocedal and Wright 2006,
 * section 3.5). For steps of a fixed rate, see {@link Trajectory} and {@code Sgd}.
 *
 * @param lineSearch how far to go; {@link Armijo} by default
 */
public record GradientDescent(LineSearch lineSearch) implements Minimizer {
    /** Backtracking. */
    public GradientDescent() {
        this(new Armijo());
    }

    @Override
    public Minimum minimize(Objective objective, Limits limits, double... start) {
        return new Run(objective, limits).from(start, lineSearch, new Rule() {
            private double fall = Double.NaN;

            @Override
            public double[] direction(Point here, Objective any) {
                return Vectors.negative(here.gradient());
            }

            @Override
            public double firstStep(Point here, double[] direction) {
                double squares = Vectors.dot(direction, direction);
                return Double.isNaN(fall) ? 1 / Math.sqrt(squares) : 2 * fall / squares;
            }

            @Override
            public void moved(Point from, Point to, double[] direction) {
                // A little more than it was, or rounding would let the steps shrink for ever.
                fall = Math.max(from.value() - to.value(), 1e-16 * Math.abs(to.value()));
            }
        });
    }
}
