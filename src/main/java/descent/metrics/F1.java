package descent.metrics;

import descent.Targets;
import org.ejml.data.FMatrixRMaj;

/**
 * The harmonic mean of precision and recall of a class: the mean over the classes (macro), from 0 to 1. Targets are labels; a row
 * is predicted as the class of its largest answer. What is 0/0 counts as 0, and classes that occur neither as label nor as
 * prediction are left out: see {@link ConfusionMatrix}, which also has the numbers of each class.
 */
public record F1() implements Metric {
    @Override
    public String name() {
        return "F1";
    }

    @Override
    public double value(FMatrixRMaj y, Targets targets) {
        var matrix = ConfusionMatrix.of(y, targets);
        return matrix.macro(matrix::f1);
    }
}
