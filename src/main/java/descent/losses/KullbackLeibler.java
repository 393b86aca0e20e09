package descent.losses;

import descent.Targets;
import descent.internal.Rows;
import org.ejml.data.FMatrixRMaj;

/**
 * How far the softmax of the logits is from a given distribution, in nats, averaged over the rows:
 *
 * <pre> loss = mean(sum_k target_k (log target_k - log softmax(y)_k)),   dy = (softmax(y) - target) / rows </pre>
 *
 * <p>where 0 log 0 = 0. It is the {@link SoftmaxCrossEntropy} less the entropy of the targets, so its gradient is the same
 * but its best value is 0. Targets are values, a distribution in each row. The network ends with its logits: PyTorch's
 * KLDivLoss (reduction batchmean) takes their log-softmax, Keras' KLDivergence their softmax.
 *
 * <p>Kullback and Leibler 1951, On information and sufficiency, https://doi.org/10.1214/aoms/1177729694
 */
public record KullbackLeibler() implements Loss {
    @Override
    public double gradient(FMatrixRMaj y, Targets targets, FMatrixRMaj dy) {
        float[] t = Fitting.between(this, Fitting.values(this, y, targets), 0, Float.POSITIVE_INFINITY);
        Rows.exponentials(y, dy);
        double sum = 0;
        for (int r = 0, from = 0; r < y.numRows; r++, from += y.numCols) {
            double logSum = Rows.logSum(y, dy, from), mass = 0;
            for (int i = from; i < from + y.numCols; i++) {
                sum += t[i] * (logSum - y.data[i] + (t[i] > 0 ? Math.log(t[i]) : 0));
                mass += t[i];
            }
            for (int i = from; i < from + y.numCols; i++) {
                dy.data[i] = (float) ((mass * dy.data[i] - t[i]) / y.numRows);
            }
        }
        return sum / y.numRows;
    }

    /** The name. */
    @Override
    public String toString() {
        return "KullbackLeibler";
    }
}
