package descent.metrics;

import descent.Targets;
import descent.internal.Rows;
import org.ejml.data.FMatrixRMaj;

/** The share of rows whose largest answer is that of the right class, from 0 to 1. Targets are labels. */
public record Accuracy() implements Metric {
    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public double value(FMatrixRMaj y, Targets targets) {
        int[] labels = targets.labels();
        if (labels.length != y.numRows) {
            throw new IllegalArgumentException("Accuracy expects " + y.numRows + " labels, but got " + targets);
        }
        int right = 0;
        for (int r = 0; r < y.numRows; r++) {
            right += Rows.argMax(y.data, r * y.numCols, y.numCols) == labels[r] ? 1 : 0;
        }
        return (double) right / y.numRows;
    }
}
