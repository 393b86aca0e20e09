package descent.activations;

/**
 * y = x / (1 + |x|): like tanh, but it approaches its ends slowly.
 *
 * <p>Glorot and Bengio 2010, Understanding the difficulty of training deep feedforward neural networks,
 * https://proceedings.mlr.press/v9/glorot10a.html
 */
public final class Softsign extends ElementWise {

    @Override
    protected void value(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = x[i] / (1 + Math.abs(x[i]));
        }
    }

    @Override
    protected void slope(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        for (int i = from; i < to; i++) {
            float a = 1 + Math.abs(x[i]);
            dx[i] = dy[i] / (a * a);
        }
    }
}
