package descent.layers;

import descent.Layer;
import descent.Mode;
import descent.Shape;
import descent.internal.Check;
import descent.internal.Matrices;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.ejml.data.FMatrixRMaj;

/**
 * In training each number is dropped with probability {@code rate}, and what is left is scaled up so that the mean stays:
 * y = x mask / (1 - rate), mask drawn anew for every number of every batch. At inference y = x.
 *
 * <p>Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov 2014, Dropout,
 * https://jmlr.org/papers/v15/srivastava14a.html (in the inverted form that leaves inference alone)
 */
public final class Dropout implements Layer {
    private final double rate;
    private SplittableGenerator random;
    /** 0 for what is dropped, 1 / (1 - rate) for what is kept. */
    float[] mask = new float[0];

    private FMatrixRMaj y, dx;
    private boolean dropped;

    /** @param rate the probability of dropping a number, in [0, 1) */
    public Dropout(double rate) {
        this.rate = Check.fraction("Dropout", "rate", rate);
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
        int n = x.getNumElements();
        if (mask.length < n) {
            mask = new float[n];
        }
        drawMask(n);
        return y = masked(x, y);
    }

    private void drawMask(int n) {
        float keep = (float) (1 / (1 - rate));
        for (int i = 0; i < n; i++) {
            mask[i] = random.nextFloat() < rate ? 0 : keep;
        }
    }

    @Override
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        return dropped ? dx = masked(dy, dx) : dy;
    }

    private FMatrixRMaj masked(FMatrixRMaj x, FMatrixRMaj buffer) {
        FMatrixRMaj y = Matrices.sized(buffer, x.numRows, x.numCols);
        for (int i = 0, n = x.getNumElements(); i < n; i++) {
            y.data[i] = x.data[i] * mask[i];
        }
        return y;
    }

    /** Name and rate. */
    @Override
    public String toString() {
        return "Dropout(" + rate + ")";
    }
}
