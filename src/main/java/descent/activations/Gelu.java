package descent.activations;

import org.apache.commons.math3.special.Erf;

/**
 * y = x Phi(x), where Phi is the distribution function of the standard normal: x weighed by how probable a smaller x is. In
 * the tanh form, Phi(x) is approximated by (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))) / 2, which is off by at most 5e-4.
 *
 * <p>Hendrycks and Gimpel 2016, Gaussian error linear units, https://arxiv.org/abs/1606.08415
 */
public final class Gelu extends ElementWise {
    private static final double ROOT_HALF = Math.sqrt(0.5), DENSITY = 1 / Math.sqrt(2 * Math.PI);
    private static final double ROOT_2_PI = Math.sqrt(2 / Math.PI), CUBIC = 0.044715;

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
    protected void value(float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = (float) (x[i] * (tanhForm ? (1 + tanh(x[i])) / 2 : phi(x[i])));
        }
    }

    @Override
    protected void slope(float[] x, float[] y, float[] dy, float[] dx, int n) {
        for (int i = 0; i < n; i++) {
            dx[i] = (float)
                    (dy[i] * (tanhForm ? tanhSlope(x[i]) : phi(x[i]) + x[i] * DENSITY * Math.exp(-x[i] * x[i] / 2)));
        }
    }

    private static double phi(double x) {
        return 0.5 * Erf.erfc(-x * ROOT_HALF);
    }

    private static double tanh(double x) {
        return Math.tanh(ROOT_2_PI * (x + CUBIC * x * x * x));
    }

    private static double tanhSlope(double x) {
        double t = tanh(x);
        return (1 + t) / 2 + x / 2 * (1 - t * t) * ROOT_2_PI * (1 + 3 * CUBIC * x * x);
    }

    /** The name, with the form if it is not the exact one. */
    @Override
    public String toString() {
        return tanhForm ? "Gelu(tanh)" : "Gelu";
    }
}
