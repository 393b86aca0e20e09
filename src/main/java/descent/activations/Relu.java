package descent.activations;

import descent.internal.Floats;

/**
 * y = max(0, x), the rectifier. The slope is 1 above 0, else 0.
 *
 * <p>Nair and Hinton 2010, Rectified linear units improve restricted Boltzmann machines,
 * https://www.cs.toronto.edu/~hinton/absps/reluICML.pdf
 */
public final class Relu extends ElementWise {
    @Override
    protected void value(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = Math.max(0, x[i]);
        }
    }

    @Override
    protected void slope(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        for (int i = from; i < to; i++) {
            dx[i] = dy[i] * Floats.step(x[i]);
        }
    }
}
