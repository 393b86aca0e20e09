package descent.activations;

/**
 * y = scale x above 0, else scale alpha (exp(x) - 1): an ELU whose two constants are chosen so that, with LeCun-normal weights,
 * mean 0 and variance 1 pass from layer to layer unchanged.
 *
 * <p>Klambauer, Unterthiner, Mayr and Hochreiter 2017, Self-normalizing neural networks, https://arxiv.org/abs/1706.02515
 */
public final class Selu extends ElementWise {
    private static final double ALPHA = 1.6732632423543772, SCALE = 1.0507009873554805;

    @Override
    protected void value(float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = (float) (x[i] > 0 ? SCALE * x[i] : SCALE * ALPHA * Math.expm1(x[i]));
        }
    }

    @Override
    protected void slope(float[] x, float[] y, float[] dy, float[] dx, int n) {
        for (int i = 0; i < n; i++) {
            dx[i] = dy[i] * (float) (x[i] > 0 ? SCALE : y[i] + SCALE * ALPHA);
        }
    }
}
