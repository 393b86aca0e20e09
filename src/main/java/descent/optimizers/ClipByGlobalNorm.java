package descent.optimizers;

import descent.Parameter;
import descent.internal.Check;
import java.util.List;

/**
 * Shortens all gradients together, as one long vector, to at most {@code maxNorm}: its direction stays.
 *
 * <p>Pascanu, Mikolov and Bengio 2013, On the difficulty of training recurrent neural networks,
 * https://proceedings.mlr.press/v28/pascanu13.html. PyTorch adds 1e-6 to the norm; here nothing is added.
 *
 * @param maxNorm the longest that stays, above 0
 * @param p which norm: 2 is the Euclidean length, 1 the sum and infinity the largest of the absolute values
 */
public record ClipByGlobalNorm(double maxNorm, double p) implements GradientHook {
    /** Checks the numbers. */
    public ClipByGlobalNorm {
        Check.positive("ClipByGlobalNorm", "maxNorm", maxNorm);
        if (!(p >= 1)) {
            throw new IllegalArgumentException("ClipByGlobalNorm expects p >= 1, but got " + p);
        }
    }

    /** The Euclidean norm. */
    public ClipByGlobalNorm(double maxNorm) {
        this(maxNorm, 2);
    }

    @Override
    public void apply(List<Parameter> parameters) {
        Norms.shorten(parameters, Norms.of(parameters, p), maxNorm);
    }
}
