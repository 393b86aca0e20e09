package descent.activations;

import descent.internal.Floats;

/** y = tanh x. Zero-centred; its slope 1 - y^2 is 1 at 0 and vanishes on both sides. */
public final class Tanh extends ElementWise {
    @Override
    protected void value(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = Floats.tanh(x[i]);
        }
    }

    @Override
    protected void slope(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        for (int i = from; i < to; i++) {
            dx[i] = dy[i] * (1 - y[i] * y[i]);
        }
    }
}
