package descent.metrics;

import descent.Targets;
import org.ejml.data.FMatrixRMaj;

/** A number that judges answers. It need not have a derivative. */
public interface Metric {
    /** What the column of a history is called: {@code accuracy}. */
    String name();

    /**
     * Judges all answers at once.
     *
     * @param y the answers, one per row. Not modified.
     * @param targets what they should be, as many as y has rows
     */
    double value(FMatrixRMaj y, Targets targets);
}
