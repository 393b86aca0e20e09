package descent.activations;

/**
 * y = x tanh(softplus(x)): close to {@link Swish}, with a dip to -0.31 at x = -1.19.
 *
 * <p>Misra 2020, Mish, https://arxiv.org/abs/1908.08681
 */
public final class Mish extends ElementWise {
    private static double softplus(double x) {
        return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    @Override
    protected void value(float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = (float) (x[i] * Math.tanh(softplus(x[i])));
        }
    }

    @Override
    protected void slope(float[] x, float[] y, float[] dy, float[] dx, int n) {
        for (int i = 0; i < n; i++) {
            double t = Math.tanh(softplus(x[i])), s = 1 / (1 + Math.exp(-x[i]));
            dx[i] = (float) (dy[i] * (t + x[i] * s * (1 - t * t)));
        }
    }
}
