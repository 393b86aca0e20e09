package descent.losses;

import descent.Targets;
import descent.internal.Rows;
import org.ejml.data.FMatrixRMaj;

/**
 * The cross-entropy between the softmax of the logits and the right class, averaged over the rows:
 *
 * <pre> loss = mean(log sum_k exp(y_k) - y_label),   dy = (softmax(y) - onehot(label)) / rows </pre>
 *
 * <p>The network ends with its logits; the softmax is in here, where it is exact for large logits and costs nothing
 * extra. Targets are labels, or a matrix with a distribution over the classes in each row.
 */
public record SoftmaxCrossEntropy() implements Loss {
    @Override
    public double gradient(FMatrixRMaj y, Targets targets, FMatrixRMaj dy) {
        return targets.areLabels() ? ofLabels(y, targets, dy) : ofDistributions(y, targets, dy);
    }

    private double ofLabels(FMatrixRMaj y, Targets targets, FMatrixRMaj dy) {
        int[] labels = Fitting.labels(this, y, targets);
        Rows.exponentials(y, dy);
        double sum = 0;
        for (int r = 0, from = 0; r < y.numRows; r++, from += y.numCols) {
            sum += logSum(y, dy, from) - y.data[from + labels[r]];
            dy.data[from + labels[r]] -= 1;
        }
        return averaged(sum, dy);
    }

    private double ofDistributions(FMatrixRMaj y, Targets targets, FMatrixRMaj dy) {
        FMatrixRMaj t = Fitting.values(this, y, targets);
        Rows.exponentials(y, dy);
        double sum = 0;
        for (int r = 0, from = 0; r < y.numRows; r++, from += y.numCols) {
            double logSum = logSum(y, dy, from);
            double mass = 0;
            for (int i = from; i < from + y.numCols; i++) {
                sum += t.data[i] * (logSum - y.data[i]);
                mass += t.data[i];
            }
            for (int i = from; i < from + y.numCols; i++) {
                dy.data[i] = (float) (mass * dy.data[i] - t.data[i]);
            }
        }
        return averaged(sum, dy);
    }

    /** log sum exp of a row of logits; turns the row's exponentials into probabilities. */
    private static double logSum(FMatrixRMaj logits, FMatrixRMaj exponentials, int from) {
        int columns = logits.numCols;
        return Math.log(Rows.normalize(exponentials.data, from, columns)) + Rows.largest(logits.data, from, columns);
    }

    private static double averaged(double sum, FMatrixRMaj dy) {
        float scale = 1f / dy.numRows;
        for (int i = 0, n = dy.getNumElements(); i < n; i++) {
            dy.data[i] *= scale;
        }
        return sum / dy.numRows;
    }

    /** The name. */
    @Override
    public String toString() {
        return "SoftmaxCrossEntropy";
    }
}
