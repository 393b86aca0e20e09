package descent.regularizers;

import descent.internal.Check;

/**
 * {@link L1} and {@link L2} together: penalty = lambda1 sum |w| + lambda2 / 2 sum w^2. Sparse as the first, without its arbitrary
 * choice among inputs that say the same.
 *
 * <p>Zou and Hastie 2005, Regularization and variable selection via the elastic net,
 * https://doi.org/10.1111/j.1467-9868.2005.00503.x. The paper has no factor 1/2, nor has Keras' L1L2; scikit-learn has it.
 *
 * @param lambda1 how strong the sizes count, at least 0
 * @param lambda2 how strong the squares count, at least 0
 */
public record ElasticNet(double lambda1, double lambda2) implements Regularizer {
    /** Checks the numbers. */
    public ElasticNet {
        Check.notNegative("ElasticNet", "lambda1", lambda1);
        Check.notNegative("ElasticNet", "lambda2", lambda2);
    }

    @Override
    public double penalty(float[] w) {
        return new L1(lambda1).penalty(w) + new L2(lambda2).penalty(w);
    }

    @Override
    public void addGradient(float[] w, float[] g) {
        new L1(lambda1).addGradient(w, g);
        new L2(lambda2).addGradient(w, g);
    }
}
