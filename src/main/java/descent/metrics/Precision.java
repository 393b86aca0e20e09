package descent.metrics;

import descent.Targets;
import org.ejml.data.FMatrixRMaj;

/**
 * Of what is predicted as a class, the share that is of that class: the mean over the classes (macro), from 0 to 1. Targets are labels; a row
 * is predicted as the class of its largest answer. What is 0/0 counts as 0, and classes that occur neither as label nor as
 * prediction are left out: see {@link ConfusionMatrix}, which also has the numbers of each class.
 */
public record Precision() implements Metric {
    @Override
    public String name() {
        return "precision";
    }

    @Override
    public double value(FMatrixRMaj y, Targets targets) {
        var matrix = ConfusionMatrix.of(y, targets);
        return matrix.macro(matrix::precision);
    }
}
