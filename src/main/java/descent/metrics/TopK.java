package descent.metrics;

import descent.Targets;
import descent.internal.Check;
import org.ejml.data.FMatrixRMaj;

/**
 * The share of rows in which the right class is among those with the k largest answers, from 0 to 1. Of equal answers the
 * one further left is taken first, so that TopK(1) is {@link Accuracy}. Targets are labels.
 *
 * @param k how many guesses each row has, at least 1
 */
public record TopK(int k) implements Metric {
    /** Checks k. */
    public TopK {
        Check.atLeastOne("TopK", "k", k);
    }

    @Override
    public String name() {
        return "top-" + k + " accuracy";
    }

    @Override
    public double value(FMatrixRMaj y, Targets targets) {
        int[] labels = targets.labels();
        if (labels.length != y.numRows) {
            throw new IllegalArgumentException("TopK expects " + y.numRows + " labels, but got " + targets);
        }
        int right = 0;
        for (int r = 0, from = 0; r < y.numRows; r++, from += y.numCols) {
            if (labels[r] >= y.numCols) {
                throw new IllegalArgumentException(
                        "TopK expects labels from 0 to " + (y.numCols - 1) + ", but label " + r + " is " + labels[r]);
            }
            int at = from + labels[r], before = 0;
            for (int i = from; i < from + y.numCols; i++) {
                before += y.data[i] > y.data[at] || y.data[i] == y.data[at] && i < at ? 1 : 0;
            }
            right += before < k ? 1 : 0;
        }
        return (double) right / y.numRows;
    }
}
