package descent.activations;

import descent.Layer;
import descent.Mode;
import descent.Shape;
import descent.internal.Matrices;
import descent.internal.Rows;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.ejml.data.FMatrixRMaj;

/**
 * The logarithm of the {@link Softmax} of every row: y_j = x_j - log sum_k exp(x_k). Exact also where the softmax itself
 * would be rounded to 0.
 *
 * <p>Backward: dx_j = dy_j - softmax(x)_j sum_k dy_k. Bridle 1990, see {@link Softmax}.
 */
public final class LogSoftmax implements Layer {
    private FMatrixRMaj probabilities, y, dx;

    @Override
    public Shape build(Shape in, SplittableGenerator random) {
        return in;
    }

    @Override
    public FMatrixRMaj forward(FMatrixRMaj x, Mode mode) {
        probabilities = Matrices.sized(probabilities, x.numRows, x.numCols);
        y = Matrices.sized(y, x.numRows, x.numCols);
        Rows.exponentials(x, probabilities);
        for (int r = 0, from = 0; r < x.numRows; r++, from += x.numCols) {
            double logSum = Rows.logSum(x, probabilities, from);
            for (int i = from; i < from + x.numCols; i++) {
                y.data[i] = (float) (x.data[i] - logSum);
            }
        }
        return y;
    }

    @Override
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        dx = Matrices.sized(dx, dy.numRows, dy.numCols);
        for (int r = 0, from = 0; r < dy.numRows; r++, from += dy.numCols) {
            double sum = 0;
            for (int i = from; i < from + dy.numCols; i++) {
                sum += dy.data[i];
            }
            for (int i = from; i < from + dy.numCols; i++) {
                dx.data[i] = (float) (dy.data[i] - probabilities.data[i] * sum);
            }
        }
        return dx;
    }

    /** The name. */
    @Override
    public String toString() {
        return "LogSoftmax";
    }
}
