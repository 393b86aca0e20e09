package descent.activations;

import descent.internal.Check;
import descent.internal.Floats;

/**
 * y = x above 0, else negativeSlope x: a rectifier that never goes quite flat.
 *
 * <p>Maas, Hannun and Ng 2013, Rectifier nonlinearities improve neural network acoustic models,
 * https://ai.stanford.edu/~amaas/papers/relu_hybrid_icml2013_final.pdf
 */
public final class LeakyRelu extends ElementWise {
    private final double negativeSlope;

    /** A negative slope of 0.01. */
    public LeakyRelu() {
        this(0.01);
    }

    /** That negative slope: any finite number, usually between 0 and 0.3. */
    public LeakyRelu(double negativeSlope) {
        this.negativeSlope = Check.finite("LeakyRelu", "negativeSlope", negativeSlope);
    }

    @Override
    protected void value(float[] x, float[] y, int from, int to) {
        float a = (float) negativeSlope;
        for (int i = from; i < to; i++) {
            y[i] = Math.max(0, x[i]) + a * Math.min(0, x[i]);
        }
    }

    @Override
    protected void slope(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        float a = (float) negativeSlope;
        for (int i = from; i < to; i++) {
            float above = Floats.step(x[i]);
            dx[i] = dy[i] * (above + a * (1 - above));
        }
    }

    /** Name and slope. */
    @Override
    public String toString() {
        return "LeakyRelu(" + negativeSlope + ")";
    }
}
