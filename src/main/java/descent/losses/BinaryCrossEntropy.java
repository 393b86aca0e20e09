package descent.losses;

import descent.Targets;
import org.ejml.data.FMatrixRMaj;

/**
 * The cross-entropy between the sigmoid of the logits and targets from 0 to 1, averaged over rows and columns: every
 * column answers a yes-or-no question of its own.
 *
 * <pre> loss = mean(log(1 + exp(y)) - y target),   dy = (sigmoid(y) - target) / (rows columns) </pre>
 *
 * <p>The network ends with its logits, without a sigmoid. Targets are values from 0 to 1; for a single column also labels 0
 * and 1. PyTorch: BCEWithLogitsLoss; Keras: BinaryCrossentropy(from_logits=True).
 */
public record BinaryCrossEntropy() implements Loss {
    @Override
    public double gradient(FMatrixRMaj y, Targets targets, FMatrixRMaj dy) {
        float[] t = Fitting.binary(this, y, targets, 0);
        int n = y.getNumElements();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            // log(1 + exp(x)) = max(x, 0) + log(1 + exp(-|x|)), which cannot overflow.
            double x = y.data[i], e = Math.exp(-Math.abs(x));
            sum += Math.max(x, 0) + Math.log1p(e) - x * t[i];
            dy.data[i] = (float) (((x > 0 ? 1 : e) / (1 + e) - t[i]) / n);
        }
        return sum / n;
    }

    /** The name. */
    @Override
    public String toString() {
        return "BinaryCrossEntropy";
    }
}
