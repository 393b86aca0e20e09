package descent.initializers;

import descent.internal.Check;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/**
 * gain on the diagonal, 0 elsewhere: what enters leaves unchanged (cut off or filled up with 0 where a layer has fewer or more
 * units than inputs). For the recurrent weights of a network of rectifiers, and to see depth without mixing.
 *
 * <p>Le, Jaitly and Hinton 2015, A simple way to initialize recurrent networks of rectified linear units,
 * https://arxiv.org/abs/1504.00941. PyTorch: eye_; Keras: Identity. Named so because Identity is an activation here.
 *
 * @param gain the number on the diagonal, any finite one
 */
public record Eye(double gain) implements Initializer {
    /** Checks the gain. */
    public Eye {
        Check.finite("Eye", "gain", gain);
    }

    /** gain = 1. */
    public Eye() {
        this(1);
    }

    @Override
    public void fill(float[] w, int fanIn, int fanOut, RandomGenerator random) {
        check(w, fanIn, fanOut);
        fill(FMatrixRMaj.wrap(fanIn, fanOut, w), fanIn, fanOut, random);
    }

    @Override
    public void fill(FMatrixRMaj w, int fanIn, int fanOut, RandomGenerator random) {
        check(w.data, fanIn, fanOut);
        Arrays.fill(w.data, 0);
        for (int i = 0; i < Math.min(w.numRows, w.numCols); i++) {
            w.set(i, i, (float) gain);
        }
    }

    private static void check(float[] w, int fanIn, int fanOut) {
        if (w.length != fanIn * fanOut) {
            throw new IllegalArgumentException("Eye expects a matrix of " + fanIn + "x" + fanOut + " weights, but got "
                    + w.length + ": a kernel larger than 1 has no diagonal");
        }
    }
}
