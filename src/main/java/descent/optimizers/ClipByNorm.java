package descent.optimizers;

import descent.Parameter;
import descent.internal.Check;
import java.util.List;

/**
 * Shortens the gradient of every parameter, taken by itself, to at most {@code maxNorm}: g maxNorm / |g| where |g| is
 * larger. The direction of each stays; their proportions may change, unlike with {@link ClipByGlobalNorm}.
 *
 * @param maxNorm the longest that stays, above 0
 */
public record ClipByNorm(double maxNorm) implements GradientHook {
    /** Checks the norm. */
    public ClipByNorm {
        Check.positive("ClipByNorm", "maxNorm", maxNorm);
    }

    @Override
    public void apply(List<Parameter> parameters) {
        for (Parameter parameter : parameters) {
            Norms.shorten(List.of(parameter), Norms.euclidean(List.of(parameter)), maxNorm);
        }
    }
}
