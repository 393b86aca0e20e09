package descent.activations;

import descent.internal.Floats;

/**
 * y = log(1 + exp(x)), a smooth ReLU. Its slope is the sigmoid.
 *
 * <p>Dugas, Bengio, Belisle, Nadeau and Garcia 2001, Incorporating second-order functional knowledge for better option pricing,
 * https://proceedings.neurips.cc/paper/2000/hash/44968aece94f667e4095002d140b5896-Abstract.html
 */
public final class Softplus extends ElementWise {

    @Override
    protected void value(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = Floats.exp(-Math.abs(x[i]));
        }
        // log(1 + exp(x)) is this, and does not overflow.
        for (int i = from; i < to; i++) {
            y[i] = Math.max(0, x[i]) + Floats.log1p(y[i]);
        }
    }

    @Override
    protected void slope(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        for (int i = from; i < to; i++) {
            dx[i] = dy[i] * Floats.sigmoid(x[i]);
        }
    }
}
