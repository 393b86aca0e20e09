package descent.losses;

import descent.Targets;
import org.ejml.data.FMatrixRMaj;

/** Checks that targets fit the answers, before any arithmetic. */
final class Fitting {
    private Fitting() {}

    /** The labels, if there is one for each row and each names a column. */
    static int[] labels(Loss loss, FMatrixRMaj y, Targets targets) {
        if (!targets.areLabels() || targets.size() != y.numRows) {
            throw new IllegalArgumentException(loss + " expects " + y.numRows + " labels for answers of " + y.numRows
                    + "x" + y.numCols + ", but got " + targets);
        }
        int[] labels = targets.labels();
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] >= y.numCols) {
                throw new IllegalArgumentException(loss + " expects labels from 0 to " + (y.numCols - 1)
                        + " for answers of " + y.numRows + "x" + y.numCols + ", but label " + i + " is " + labels[i]);
            }
        }
        return labels;
    }

    /** The values, if they have the size of the answers. */
    static FMatrixRMaj values(Loss loss, FMatrixRMaj y, Targets targets) {
        if (targets.areLabels() || targets.values().numRows != y.numRows || targets.values().numCols != y.numCols) {
            throw new IllegalArgumentException(
                    loss + " expects " + y.numRows + "x" + y.numCols + " values, but got " + targets);
        }
        return targets.values();
    }
}
