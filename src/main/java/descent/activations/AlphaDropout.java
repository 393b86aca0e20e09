package descent.activations;

import descent.Layer;
import descent.Mode;
import descent.Shape;
import descent.internal.Check;
import descent.internal.Matrices;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.ejml.data.FMatrixRMaj;

/**
 * The dropout that goes with {@link Selu}: in training each number is replaced with probability {@code rate} by c, the value
 * that SELU approaches on the left, and all are then moved so that mean 0 and variance 1 stay:
 *
 * <pre> y = a (x mask + c (1 - mask)) + b,   c = -1.7581,   a = 1 / sqrt((1 - rate) (1 + rate c^2)),   b = -a rate c </pre>
 *
 * <p>At inference y = x. Backward: dx = a mask dy.
 *
 * <p>Klambauer, Unterthiner, Mayr and Hochreiter 2017, Self-normalizing neural networks, https://arxiv.org/abs/1706.02515
 */
public final class AlphaDropout implements Layer {
    private static final double C = -1.6732632423543772 * 1.0507009873554805;

    private final double rate;
    private SplittableGenerator random;
    /** 0 for what is dropped, a for what is kept. */
    private float[] mask = new float[0];

    private FMatrixRMaj y, dx;
    private boolean dropped;

    /** @param rate the probability of dropping a number, in [0, 1) */
    public AlphaDropout(double rate) {
        this.rate = Check.fraction("AlphaDropout", "rate", rate);
    }

    @Override
    public Shape build(Shape in, SplittableGenerator random) {
        this.random = random;
        return in;
    }

    @Override
    public FMatrixRMaj forward(FMatrixRMaj x, Mode mode) {
        dropped = mode == Mode.TRAIN && rate > 0;
        if (!dropped) {
            return x;
        }
        y = Matrices.sized(y, x.numRows, x.numCols);
        int n = x.getNumElements();
        if (mask.length < n) {
            mask = new float[n];
        }
        double a = 1 / Math.sqrt((1 - rate) * (1 + rate * C * C));
        float scale = (float) a, kept = (float) (-a * rate * C), lost = (float) (a * C - a * rate * C);
        for (int i = 0; i < n; i++) {
            mask[i] = random.nextFloat() < rate ? 0 : scale;
            y.data[i] = mask[i] == 0 ? lost : x.data[i] * scale + kept;
        }
        return y;
    }

    @Override
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        if (!dropped) {
            return dy;
        }
        dx = Matrices.sized(dx, dy.numRows, dy.numCols);
        for (int i = 0, n = dy.getNumElements(); i < n; i++) {
            dx.data[i] = dy.data[i] * mask[i];
        }
        return dx;
    }

    /** Name and rate. */
    @Override
    public String toString() {
        return "AlphaDropout(" + rate + ")";
    }
}
