package descent.regularizers;

import descent.internal.Check;

/**
 * Weight decay: penalty = lambda / 2 sum w^2, gradient = lambda w.
 *
 * <p>Krogh and Hertz 1991, A simple weight decay can improve generalization,
 * https://proceedings.neurips.cc/paper/1991/hash/8eefcfdf5990e441f0fb6f3fad709e21-Abstract.html. Keras has no factor 1/2:
 * its l2(x) is our L2(2 x).
 *
 * @param lambda how strong, at least 0
 */
public record L2(double lambda) implements Regularizer {
    /** Checks lambda. */
    public L2 {
        Check.notNegative("L2", "lambda", lambda);
    }

    @Override
    public double penalty(float[] w) {
        double sum = 0;
        for (float value : w) {
            sum += (double) value * value;
        }
        return lambda / 2 * sum;
    }

    @Override
    public void addGradient(float[] w, float[] g) {
        float rate = (float) lambda;
        for (int i = 0; i < w.length; i++) {
            g[i] += rate * w[i];
        }
    }
}
