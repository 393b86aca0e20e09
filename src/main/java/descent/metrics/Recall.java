package descent.metrics;

import descent.Targets;
import org.ejml.data.FMatrixRMaj;

/**
 * Of the samples of a class, the share that is predicted as it: the mean over the classes (macro), from 0 to 1. Also called
 * balanced accuracy. Targets are labels; a row
 * is predicted as the class of its largest answer. What is 0/0 counts as 0, and classes that occur neither as label nor as
 * prediction are left out: see {@link ConfusionMatrix}, which also has the numbers of each class.
 */
public record Recall() implements Metric {
    @Override
    public String name() {
        return "recall";
    }

    @Override
    public double value(FMatrixRMaj y, Targets targets) {
        var matrix = ConfusionMatrix.of(y, targets);
        return matrix.macro(matrix::recall);
    }
}
