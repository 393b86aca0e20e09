package descent.data;

import descent.DataSet;
import org.ejml.data.FMatrixRMaj;

/**
 * Moves and stretches every column by numbers that were fitted once, to the training data, and are then applied
 * unchanged to whatever follows:
 *
 * <pre>
 * Scaler scaler = Standardizer.fit(train.x());
 * train = scaler.apply(train);
 * test = scaler.apply(test);
 * </pre>
 *
 * <p>A scaler cannot be had unfitted, and never changes.
 */
public interface Scaler {
    /**
     * The scaled samples.
     *
     * @param x samples, one per row, with as many columns as the scaler was fitted to. Not modified.
     * @return a new matrix of the same size
     * @throws IllegalArgumentException if the number of columns differs
     */
    FMatrixRMaj apply(FMatrixRMaj x);

    /**
     * The way back: {@code invert(apply(x))} is x, up to rounding.
     *
     * @param y scaled samples, one per row. Not modified.
     * @return a new matrix of the same size
     * @throws IllegalArgumentException if the number of columns differs
     */
    FMatrixRMaj invert(FMatrixRMaj y);

    /** The data set with scaled samples, the same targets and the same shape. The given one is not modified. */
    default DataSet apply(DataSet data) {
        return data.withX(apply(data.x()));
    }
}
