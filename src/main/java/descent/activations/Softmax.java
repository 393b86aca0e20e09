package descent.activations;

import descent.Layer;
import descent.Mode;
import descent.Shape;
import descent.internal.Matrices;
import descent.internal.Rows;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.ejml.data.FMatrixRMaj;

/**
 * Turns every row into probabilities: y_j = exp(x_j) / sum_k exp(x_k). With two columns it is the sigmoid of their
 * difference.
 *
 * <p>For training a classifier end the network with its logits and let
 * {@link descent.losses.SoftmaxCrossEntropy SoftmaxCrossEntropy} apply the softmax: faster, and exact for large logits.
 *
 * <p>Bridle 1990, Probabilistic interpretation of feedforward classification network outputs,
 * https://doi.org/10.1007/978-3-642-76153-9_28
 */
public final class Softmax implements Layer {
    private FMatrixRMaj y, dx;

    @Override
    public Shape build(Shape in, SplittableGenerator random) {
        return in;
    }

    @Override
    public FMatrixRMaj forward(FMatrixRMaj x, Mode mode) {
        y = Matrices.sized(y, x.numRows, x.numCols);
        Rows.exponentials(x, y);
        for (int r = 0; r < x.numRows; r++) {
            Rows.normalize(y.data, r * x.numCols, x.numCols);
        }
        return y;
    }

    /** dx_j = y_j (dy_j - sum_k dy_k y_k). */
    @Override
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        dx = Matrices.sized(dx, dy.numRows, dy.numCols);
        for (int r = 0, from = 0; r < dy.numRows; r++, from += dy.numCols) {
            double sum = 0;
            for (int i = from; i < from + dy.numCols; i++) {
                sum += dy.data[i] * y.data[i];
            }
            for (int i = from; i < from + dy.numCols; i++) {
                dx.data[i] = y.data[i] * (dy.data[i] - (float) sum);
            }
        }
        return dx;
    }

    /** The name. */
    @Override
    public String toString() {
        return "Softmax";
    }
}
