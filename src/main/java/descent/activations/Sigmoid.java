package descent.activations;

import descent.internal.Floats;

/**
 * y = 1 / (1 + exp(-x)), the logistic function. Its slope y (1 - y) is at most 1/4 and vanishes on both sides.
 */
public final class Sigmoid extends ElementWise {
    @Override
    protected void value(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = Floats.sigmoid(x[i]);
        }
    }

    @Override
    protected void slope(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        for (int i = from; i < to; i++) {
            dx[i] = dy[i] * y[i] * (1 - y[i]);
        }
    }
}
