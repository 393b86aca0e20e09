package descent.activations;

import descent.internal.Floats;

/**
 * y = x tanh(softplus(x)): close to {@link Swish}, with a dip to -0.31 at x = -1.19.
 *
 * <p>Computed from the sigmoid s = 1 / (1 + exp(-x)): tanh(softplus(x)) = u / (2 - u) with u = s (2 - s), where nothing overflows.
 *
 * <p>Misra 2020, Mish, https://arxiv.org/abs/1908.08681
 */
public final class Mish extends ElementWise {
    @Override
    protected void value(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = x[i] * tanhOfSoftplus(Floats.sigmoid(x[i]));
        }
    }

    @Override
    protected void slope(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        for (int i = from; i < to; i++) {
            dx[i] = Floats.sigmoid(x[i]);
        }
        for (int i = from; i < to; i++) {
            float s = dx[i], t = tanhOfSoftplus(s);
            dx[i] = dy[i] * (t + x[i] * s * (1 - t * t));
        }
    }

    private static float tanhOfSoftplus(float s) {
        float u = s * (2 - s);
        return u / (2 - u);
    }
}
