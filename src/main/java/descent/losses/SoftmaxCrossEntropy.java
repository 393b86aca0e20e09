package descent.losses;

import descent.Targets;
import descent.internal.Check;
import descent.internal.Rows;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * The cross-entropy between the softmax of the logits and the right class, averaged over the rows:
 *
 * <pre> loss = mean(log sum_k exp(y_k) - y_label),   dy = (softmax(y) - onehot(label)) / rows </pre>
 *
 * <p>The network ends with its logits; the softmax is in here, where it is exact for large logits and costs nothing
 * extra. Targets are labels, or a matrix with a distribution over the classes in each row.
 *
 * <p>With label smoothing s and weights w_k for the K classes, t being the target's distribution:
 *
 * <pre> loss = mean(-sum_k w_k q_k log softmax(y)_k),   q = (1 - s) t + s / K </pre>
 *
 * <p>as in PyTorch, but for weighted labels: PyTorch divides those by the sum of their weights in the batch, this and
 * Keras by the number of rows, so that the gradient of a batch estimates that of all data.
 *
 * <p>Label smoothing: Szegedy, Vanhoucke, Ioffe, Shlens and Wojna 2016, https://arxiv.org/abs/1512.00567
 *
 * @param labelSmoothing which share of the target goes to all classes evenly, in [0, 1)
 * @param classWeights how much each class counts, at least 0; empty for 1 each
 */
public record SoftmaxCrossEntropy(double labelSmoothing, List<Double> classWeights) implements Loss {
    /** Checks the numbers. */
    public SoftmaxCrossEntropy {
        Check.fraction("SoftmaxCrossEntropy", "labelSmoothing", labelSmoothing);
        classWeights = List.copyOf(classWeights);
        classWeights.forEach(weight -> Check.notNegative("SoftmaxCrossEntropy", "classWeights", weight));
    }

    /** The plain form. */
    public SoftmaxCrossEntropy() {
        this(0, List.of());
    }

    /** With label smoothing. */
    public SoftmaxCrossEntropy(double labelSmoothing) {
        this(labelSmoothing, List.of());
    }

    /** With these weights of the classes 0, 1, ... */
    public static SoftmaxCrossEntropy weighted(double... classWeights) {
        return new SoftmaxCrossEntropy(0, Arrays.stream(classWeights).boxed().toList());
    }

    @Override
    public double gradient(FMatrixRMaj y, Targets targets, FMatrixRMaj dy) {
        if (!classWeights.isEmpty() && classWeights.size() != y.numCols) {
            throw new IllegalArgumentException(this + " expects " + classWeights.size()
                    + " columns, one for each weight, but got " + y.numRows + "x" + y.numCols);
        }
        boolean plain = labelSmoothing == 0 && classWeights.isEmpty();
        return plain && targets.areLabels() ? ofLabels(y, targets, dy) : ofDistributions(y, targets, dy);
    }

    private double ofLabels(FMatrixRMaj y, Targets targets, FMatrixRMaj dy) {
        int[] labels = Fitting.labels(this, y, targets);
        Rows.exponentials(y, dy);
        double sum = 0;
        for (int r = 0, from = 0; r < y.numRows; r++, from += y.numCols) {
            sum += Rows.logSum(y, dy, from) - y.data[from + labels[r]];
            dy.data[from + labels[r]] -= 1;
        }
        return averaged(sum, dy);
    }

    private double ofDistributions(FMatrixRMaj y, Targets targets, FMatrixRMaj dy) {
        int[] labels = targets.areLabels() ? Fitting.labels(this, y, targets) : null;
        float[] values = labels == null ? Fitting.values(this, y, targets).data : null;
        var q = new double[y.numCols];
        Rows.exponentials(y, dy);
        double sum = 0;
        for (int r = 0, from = 0; r < y.numRows; r++, from += y.numCols) {
            double logSum = Rows.logSum(y, dy, from);
            double mass = 0;
            for (int k = 0; k < q.length; k++) {
                double t = labels == null ? values[from + k] : labels[r] == k ? 1 : 0;
                double weight = classWeights.isEmpty() ? 1 : classWeights.get(k);
                q[k] = weight * ((1 - labelSmoothing) * t + labelSmoothing / q.length);
                sum += q[k] * (logSum - y.data[from + k]);
                mass += q[k];
            }
            for (int k = 0; k < q.length; k++) {
                dy.data[from + k] = (float) (mass * dy.data[from + k] - q[k]);
            }
        }
        return averaged(sum, dy);
    }

    private static double averaged(double sum, FMatrixRMaj dy) {
        float scale = 1f / dy.numRows;
        for (int i = 0, n = dy.getNumElements(); i < n; i++) {
            dy.data[i] *= scale;
        }
        return sum / dy.numRows;
    }

    /** The name, and what differs from the plain form. */
    @Override
    public String toString() {
        return "SoftmaxCrossEntropy" + (labelSmoothing == 0 ? "" : "(" + labelSmoothing + ")")
                + (classWeights.isEmpty() ? "" : classWeights);
    }
}
