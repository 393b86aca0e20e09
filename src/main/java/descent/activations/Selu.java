package descent.activations;

import descent.internal.Floats;

/**
 * y = scale x above 0, else scale alpha (exp(x) - 1): an ELU whose two constants are chosen so that, with LeCun-normal weights,
 * mean 0 and variance 1 pass from layer to layer unchanged.
 *
 * <p>Klambauer, Unterthiner, Mayr and Hochreiter 2017, Self-normalizing neural networks, https://arxiv.org/abs/1706.02515
 */
public final class Selu extends ElementWise {
    private static final double ALPHA = 1.6732632423543772, SCALE = 1.0507009873554805;
    private static final float ABOVE = (float) SCALE, BELOW = (float) (SCALE * ALPHA);

    @Override
    protected void value(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = ABOVE * Math.max(0, x[i]) + BELOW * Floats.expm1(Math.min(0, x[i]));
        }
    }

    @Override
    protected void slope(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        for (int i = from; i < to; i++) {
            float above = Floats.step(x[i]);
            dx[i] = dy[i] * (ABOVE * above + (1 - above) * (Math.min(0, y[i]) + BELOW));
        }
    }
}
