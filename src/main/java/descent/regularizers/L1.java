package descent.regularizers;

import descent.internal.Check;

/**
 * The sum of the sizes: penalty = lambda sum |w|, gradient = lambda sign(w), 0 at 0. Pulls small weights all the way to 0,
 * where {@link L2} lets go; with a finite learning rate they then swing around it.
 *
 * <p>Tibshirani 1996, Regression shrinkage and selection via the lasso, https://doi.org/10.1111/j.2517-6161.1996.tb02080.x
 *
 * @param lambda how strong, at least 0
 */
public record L1(double lambda) implements Regularizer {
    /** Checks lambda. */
    public L1 {
        Check.notNegative("L1", "lambda", lambda);
    }

    @Override
    public double penalty(float[] w) {
        double sum = 0;
        for (float value : w) {
            sum += Math.abs(value);
        }
        return lambda * sum;
    }

    @Override
    public void addGradient(float[] w, float[] g) {
        float rate = (float) lambda;
        for (int i = 0; i < w.length; i++) {
            g[i] += rate * Math.signum(w[i]);
        }
    }
}
