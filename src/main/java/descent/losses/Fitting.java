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

    /**
     * Answers to yes-or-no questions: values from {@code no} to 1, of the size of the answers; or labels 0 and 1 for a single
     * column, as {@code no} and 1.
     */
    static float[] binary(Loss loss, FMatrixRMaj y, Targets targets, float no) {
        if (!targets.areLabels()) {
            return between(loss, values(loss, y, targets), no, 1);
        }
        if (y.numCols != 1 || targets.size() != y.numRows) {
            throw new IllegalArgumentException(loss + " expects " + y.numRows + "x" + y.numCols
                    + " values, or labels 0 and 1 for a single column, but got " + targets);
        }
        int[] labels = targets.labels();
        var t = new float[labels.length];
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] > 1) {
                throw new IllegalArgumentException(
                        loss + " expects labels 0 and 1, but label " + i + " is " + labels[i]);
            }
            t[i] = labels[i] == 0 ? no : 1;
        }
        return t;
    }

    /** The numbers, if all are from {@code low} to {@code high}. */
    static float[] between(Loss loss, FMatrixRMaj values, float low, float high) {
        for (int i = 0, n = values.getNumElements(); i < n; i++) {
            float value = values.data[i];
            if (!(value >= low && value <= high)) {
                String range = high == Float.POSITIVE_INFINITY ? " of at least " + low : " from " + low + " to " + high;
                throw new IllegalArgumentException(loss + " expects targets" + range + ", but the one in row "
                        + i / values.numCols + ", column " + i % values.numCols + " is " + value);
            }
        }
        return values.data;
    }
}
