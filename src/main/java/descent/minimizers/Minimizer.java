package descent.minimizers;

import java.util.concurrent.CancellationException;

/**
 * Looks for a minimum of an {@link Objective}, from a start downhill. A minimizer is a value, its hyper-parameters; every
 * call starts afresh.
 *
 * <pre>{@code
 * var minimum = new Bfgs().minimize(Surface.rosenbrock(), -1.2, 1);
 * }</pre>
 *
 * <p>Nocedal and Wright 2006, Numerical optimization, https://doi.org/10.1007/978-0-387-40065-5, is where the algorithms of
 * this package are described together.
 */
public interface Minimizer {
    /**
     * Goes downhill.
     *
     * @param objective what to make small
     * @param limits when to stop
     * @param start where to start. Not modified.
     * @return the place reached and how: a limit that was hit is told by {@link Minimum#ending}, not by an error
     * @throws IllegalArgumentException if value or gradient are not finite at the start
     * @throws CancellationException if the thread is interrupted, as the stop button of a notebook does
     */
    Minimum minimize(Objective objective, Limits limits, double... start);

    /** With the usual {@link Limits}. */
    default Minimum minimize(Objective objective, double... start) {
        return minimize(objective, new Limits(), start);
    }
}
