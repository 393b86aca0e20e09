package descent.activations;

import descent.internal.Check;
import descent.internal.Floats;

/**
 * y = x above 0, else alpha (exp(x) - 1). Smooth at 0 when alpha is 1.
 *
 * <p>Clevert, Unterthiner and Hochreiter 2016, Fast and accurate deep network learning by exponential linear units,
 * https://arxiv.org/abs/1511.07289
 */
public final class Elu extends ElementWise {
    private final double alpha;

    /** alpha = 1. */
    public Elu() {
        this(1);
    }

    /** That alpha, above 0: the outputs stay above -alpha. */
    public Elu(double alpha) {
        this.alpha = Check.positive("Elu", "alpha", alpha);
    }

    @Override
    protected void value(float[] x, float[] y, int from, int to) {
        float a = (float) alpha;
        for (int i = from; i < to; i++) {
            y[i] = Math.max(0, x[i]) + a * Floats.expm1(Math.min(0, x[i]));
        }
    }

    /** alpha exp(x) below 0, taken from y as y + alpha. */
    @Override
    protected void slope(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        float a = (float) alpha;
        for (int i = from; i < to; i++) {
            float above = Floats.step(x[i]);
            dx[i] = dy[i] * (above + (1 - above) * (Math.min(0, y[i]) + a));
        }
    }

    /** Name and alpha. */
    @Override
    public String toString() {
        return "Elu(" + alpha + ")";
    }
}
