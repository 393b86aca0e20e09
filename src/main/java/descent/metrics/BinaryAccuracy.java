package descent.metrics;

import descent.Targets;
import descent.internal.Check;
import org.ejml.data.FMatrixRMaj;

/**
 * The share of answers to yes-or-no questions that are on the right side of the threshold, over rows and columns. Targets
 * are values, where more than 1/2 is yes (so 0 and 1 as well as -1 and +1), or for a single column labels 0 and 1.
 *
 * @param threshold above which an answer is a yes: 0 for logits, 1/2 for probabilities
 */
public record BinaryAccuracy(double threshold) implements Metric {
    /** Checks the threshold. */
    public BinaryAccuracy {
        Check.finite("BinaryAccuracy", "threshold", threshold);
    }

    /** For logits: threshold = 0. */
    public BinaryAccuracy() {
        this(0);
    }

    @Override
    public String name() {
        return "binary accuracy";
    }

    @Override
    public double value(FMatrixRMaj y, Targets targets) {
        int columns = targets.areLabels() ? 1 : targets.values().numCols;
        if (targets.size() != y.numRows || columns != y.numCols) {
            throw new IllegalArgumentException("BinaryAccuracy expects " + y.numRows + "x" + y.numCols
                    + " values, or labels for a single column, but got " + targets);
        }
        int n = y.getNumElements(), right = 0;
        for (int i = 0; i < n; i++) {
            double t = targets.areLabels() ? targets.labels()[i] : targets.values().data[i];
            right += y.data[i] > threshold == t > 0.5 ? 1 : 0;
        }
        return (double) right / n;
    }
}
