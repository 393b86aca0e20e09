package descent.activations;

import descent.internal.Floats;

/**
 * y = x Phi(x), where Phi is the distribution function of the standard normal: x weighed by how probable a smaller x is. In
 * the tanh form, Phi(x) is approximated by (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))) / 2, which is off by at most 5e-4.
 *
 * <p>Hendrycks and Gimpel 2016, Gaussian error linear units, https://arxiv.org/abs/1606.08415
 */
public final class Gelu extends ElementWise {
    private static final float DENSITY = (float) (1 / Math.sqrt(2 * Math.PI));
    private static final float ROOT_2_PI = (float) Math.sqrt(2 / Math.PI), CUBIC = 0.044715f;

    private final boolean tanhForm;

    /** The exact form. */
    public Gelu() {
        this(false);
    }

    private Gelu(boolean tanhForm) {
        this.tanhForm = tanhForm;
    }

    /** The tanh form. */
    public static Gelu tanhForm() {
        return new Gelu(true);
    }

    @Override
    protected void value(float[] x, float[] y, int from, int to) {
        if (tanhForm) {
            innerTanh(x, y, from, to);
            for (int i = from; i < to; i++) {
                y[i] = x[i] * (1 + y[i]) / 2;
            }
        } else {
            for (int i = from; i < to; i++) {
                y[i] = x[i] * Floats.normal(x[i]);
            }
        }
    }

    @Override
    protected void slope(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        if (tanhForm) {
            innerTanh(x, dx, from, to);
            for (int i = from; i < to; i++) {
                float t = dx[i], innerSlope = ROOT_2_PI * (1 + 3 * CUBIC * x[i] * x[i]);
                dx[i] = dy[i] * ((1 + t) / 2 + x[i] / 2 * (1 - t * t) * innerSlope);
            }
        } else {
            for (int i = from; i < to; i++) {
                dx[i] = Floats.exp(x[i] * x[i] / -2);
            }
            for (int i = from; i < to; i++) {
                dx[i] = dy[i] * (Floats.normal(x[i]) + x[i] * DENSITY * dx[i]);
            }
        }
    }

    private static void innerTanh(float[] x, float[] t, int from, int to) {
        for (int i = from; i < to; i++) {
            t[i] = Floats.tanh(ROOT_2_PI * (x[i] + CUBIC * x[i] * x[i] * x[i]));
        }
    }

    /** The name, with the form if it is not the exact one. */
    @Override
    public String toString() {
        return tanhForm ? "Gelu(tanh)" : "Gelu";
    }
}
