package descent.layers;

import descent.Layer;
import descent.Mode;
import descent.Shape;
import descent.internal.Check;
import descent.internal.Matrices;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.ejml.data.FMatrixRMaj;

/**
 * In training, y = x + std e, with e from the standard normal distribution, drawn anew for every number of every batch. At
 * inference y = x. The gradient passes unchanged: dx = dy.
 *
 * <p>Small noise on the inputs works as a penalty on large slopes: Bishop 1995, Training with noise is equivalent to Tikhonov
 * regularization, https://doi.org/10.1162/neco.1995.7.1.108
 */
public final class GaussianNoise implements Layer {
    private final double std;
    private SplittableGenerator random;
    private FMatrixRMaj y;

    /** @param std the standard deviation, at least 0 */
    public GaussianNoise(double std) {
        this.std = Check.notNegative("GaussianNoise", "std", std);
    }

    @Override
    public Shape build(Shape in, SplittableGenerator random) {
        this.random = random;
        return in;
    }

    @Override
    public FMatrixRMaj forward(FMatrixRMaj x, Mode mode) {
        if (mode != Mode.TRAIN || std == 0) {
            return x;
        }
        y = Matrices.sized(y, x.numRows, x.numCols);
        for (int i = 0, n = x.getNumElements(); i < n; i++) {
            y.data[i] = (float) (x.data[i] + std * random.nextGaussian());
        }
        return y;
    }

    @Override
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        return dy;
    }

    /** Name and standard deviation. */
    @Override
    public String toString() {
        return "GaussianNoise(" + std + ")";
    }
}
