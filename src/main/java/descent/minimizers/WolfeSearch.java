package descent.minimizers;

/** One search of {@link StrongWolfe} along one direction. */
final class WolfeSearch {
    private static final int MAX_TRIALS = 80;
    private static final double ROUNDING = 1e-16;

    /** A step that was tried; the slope there is NaN as long as nobody needed it. */
    private record Trial(double a, double value, double slope, Point point) {}

    private final double c1, c2;
    private final Objective objective;
    private final Point from;
    private final double[] direction;
    private final Trial start;
    private int trials;

    WolfeSearch(StrongWolfe conditions, Objective objective, Point from, double[] direction) {
        this.c1 = conditions.c1();
        this.c2 = conditions.c2();
        this.objective = objective;
        this.from = from;
        this.direction = direction;
        start = new Trial(0, from.value(), Vectors.dot(direction, from.gradient()), from);
    }

    boolean leadsDown() {
        return start.slope < 0;
    }

    /** Algorithm 3.5: longer and longer steps until one is acceptable, or two have one between them. */
    Point bracket(double firstStep) {
        Trial low = start;
        for (double a = firstStep; trials < MAX_TRIALS; ) {
            Trial trial = withSlopeIfLow(a, low);
            if (isTooHigh(trial) || low != start && trial.value >= low.value) {
                return zoom(low, trial);
            }
            if (isFlat(trial) || Run.isBottomless(trial.value)) {
                return trial.point;
            }
            if (trial.slope >= 0) {
                return zoom(trial, low);
            }
            a += stretch(low, trial);
            low = trial;
        }
        return null;
    }

    /** Algorithm 3.6: between {@code low}, the lowest so far, which leads down to {@code high}, and {@code high}. */
    private Point zoom(Trial low, Trial high) {
        while (trials < MAX_TRIALS) {
            if (Math.abs((high.a - low.a) * start.slope) <= ROUNDING * Math.abs(start.value)) {
                return null; // no fall that could be told from rounding
            }
            double a = between(low, high);
            if (a == low.a || a == high.a) {
                return null;
            }
            Trial trial = withSlopeIfLow(a, low);
            if (isTooHigh(trial) || trial.value >= low.value) {
                high = trial;
                continue;
            }
            if (isFlat(trial)) {
                return trial.point;
            }
            if (trial.slope * (high.a - low.a) >= 0) {
                high = low;
            }
            low = trial;
        }
        return null;
    }

    private boolean isTooHigh(Trial trial) {
        return !(trial.value <= start.value + c1 * trial.a * start.slope);
    }

    private boolean isFlat(Trial trial) {
        return Math.abs(trial.slope) <= -c2 * start.slope;
    }

    /** Tries a step; computes the gradient only if the value is fine. What is not finite counts as infinitely high. */
    private Trial withSlopeIfLow(double a, Trial low) {
        trials++;
        double[] x = Vectors.plus(from.x(), a, direction);
        double value = objective.value(x);
        var trial = new Trial(a, Double.isNaN(value) ? Double.POSITIVE_INFINITY : value, Double.NaN, null);
        if (isTooHigh(trial) || low != start && trial.value >= low.value) {
            return trial;
        }
        var point = new Point(x, value, objective.gradient(x), a);
        double slope = Vectors.dot(direction, point.gradient());
        return Double.isFinite(slope) || Run.isBottomless(value)
                ? new Trial(a, value, slope, point)
                : new Trial(a, Double.POSITIVE_INFINITY, Double.NaN, null);
    }

    /** How much longer the next step is: to where the slope would vanish, but at least double and at most tenfold. */
    private static double stretch(Trial low, Trial trial) {
        double width = trial.a - low.a;
        double secant = width * trial.slope / (low.slope - trial.slope);
        return secant > 0 ? Math.min(Math.max(secant, width), 9 * width) : 9 * width;
    }

    /** The minimum of the cubic, or without a second slope the parabola, through both; kept off the ends. */
    private static double between(Trial low, Trial high) {
        double width = high.a - low.a, at = low.a + width / 2;
        if (Double.isFinite(high.value)) {
            double rise = (high.value - low.value) / width;
            if (Double.isNaN(high.slope)) {
                at = low.a - low.slope * width / (2 * (rise - low.slope));
            } else {
                double d1 = low.slope + high.slope - 3 * rise;
                double d2 = Math.copySign(Math.sqrt(d1 * d1 - low.slope * high.slope), width);
                at = high.a - width * (high.slope + d2 - d1) / (high.slope - low.slope + 2 * d2);
            }
        }
        double nearest = Math.min(low.a + 0.1 * width, high.a - 0.1 * width);
        double farthest = Math.max(low.a + 0.1 * width, high.a - 0.1 * width);
        return Double.isNaN(at) ? low.a + width / 2 : Math.min(Math.max(at, nearest), farthest);
    }
}
