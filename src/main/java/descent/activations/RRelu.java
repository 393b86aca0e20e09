package descent.activations;

import descent.Mode;
import descent.Shape;
import descent.internal.Check;
import descent.internal.Matrices;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.ejml.data.FMatrixRMaj;

/**
 * y = x above 0, else leak x. In training the leak is drawn anew for every number, evenly from lower to upper; at
 * inference it is their mean, and that is the function that is drawn.
 *
 * <p>Xu, Wang, Chen and Li 2015, Empirical evaluation of rectified activations in convolutional network,
 * https://arxiv.org/abs/1505.00853. As in PyTorch: the paper divides by a number drawn from 3 to 8, which gives leaks in
 * the same range, but denser at its lower end.
 */
public final class RRelu extends ElementWise {
    private final double lower, upper;
    private final LeakyRelu mean;
    private SplittableGenerator random;
    /** What each number was multiplied with: 1 or its leak. */
    private float[] factors = new float[0];

    private boolean drawn;
    private FMatrixRMaj y, dx;

    /** Leaks from 1/8 to 1/3. */
    public RRelu() {
        this(1 / 8.0, 1 / 3.0);
    }

    /** Leaks from {@code lower} to {@code upper}: finite, upper not below lower. */
    public RRelu(double lower, double upper) {
        this.lower = Check.finite("RRelu", "lower", lower);
        this.upper = Check.finite("RRelu", "upper", upper);
        Check.notNegative("RRelu", "upper - lower", upper - lower);
        this.mean = new LeakyRelu((lower + upper) / 2);
    }

    @Override
    public Shape build(Shape in, SplittableGenerator random) {
        this.random = random;
        return in;
    }

    @Override
    public FMatrixRMaj forward(FMatrixRMaj x, Mode mode) {
        drawn = mode == Mode.TRAIN;
        if (!drawn) {
            return super.forward(x, mode);
        }
        int n = x.getNumElements();
        if (factors.length < n) {
            factors = new float[n];
        }
        for (int i = 0; i < n; i++) {
            factors[i] = x.data[i] > 0 ? 1 : (float) (lower + (upper - lower) * random.nextFloat());
        }
        return y = scaled(x, y);
    }

    @Override
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        return drawn ? dx = scaled(dy, dx) : super.backward(dy);
    }

    private FMatrixRMaj scaled(FMatrixRMaj x, FMatrixRMaj buffer) {
        FMatrixRMaj y = Matrices.sized(buffer, x.numRows, x.numCols);
        for (int i = 0, n = x.getNumElements(); i < n; i++) {
            y.data[i] = x.data[i] * factors[i];
        }
        return y;
    }

    @Override
    protected void value(float[] x, float[] y, int from, int to) {
        mean.value(x, y, from, to);
    }

    @Override
    protected void slope(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        mean.slope(x, y, dy, dx, from, to);
    }

    /** Name and range. */
    @Override
    public String toString() {
        return "RRelu(" + lower + ", " + upper + ")";
    }
}
