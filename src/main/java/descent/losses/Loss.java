package descent.losses;

import descent.Targets;
import org.ejml.data.FMatrixRMaj;

/** Measures how far answers are from targets; averaged over the samples, so that the batch size does not matter. */
public interface Loss {
    /**
     * The loss and its gradient.
     *
     * @param y the answers, one per row. Not modified.
     * @param targets what they should be, as many as y has rows
     * @param dy where the gradient of the loss with respect to y goes; same size as y. Modified.
     * @return the loss, averaged over the rows
     * @throws IllegalArgumentException if the targets do not fit the answers
     */
    double gradient(FMatrixRMaj y, Targets targets, FMatrixRMaj dy);

    /** The loss alone. */
    default double value(FMatrixRMaj y, Targets targets) {
        return gradient(y, targets, new FMatrixRMaj(y.numRows, y.numCols));
    }
}
