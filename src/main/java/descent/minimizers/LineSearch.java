package descent.minimizers;

import java.util.Optional;

/** Finds how far to go along a direction. */
@FunctionalInterface
public interface LineSearch {
    /** Goes the whole direction once, wherever that leads, as long as the value there is finite. */
    LineSearch FULL_STEP = (objective, from, direction, firstStep) -> {
        double[] x = Vectors.plus(from.x(), 1, direction);
        return Optional.of(new Point(x, objective.value(x), objective.gradient(x), 1))
                .filter(to -> Double.isFinite(to.value()) && Vectors.allFinite(to.gradient()));
    };

    /**
     * Searches from + a direction for an acceptable a &gt; 0. Values that are NaN or infinite count as too high.
     *
     * @param objective the function
     * @param from where to start
     * @param direction where to go. Not modified.
     * @param firstStep the first a to try
     * @return the place to go to; empty if none was found, or if the direction does not lead downhill
     */
    Optional<Point> search(Objective objective, Point from, double[] direction, double firstStep);
}
