package descent.optimizers;

import descent.Parameter;
import java.util.List;

/**
 * Brings every single number of a gradient into [min, max]. This can turn the gradient: (0.9, 100) becomes (0.9, 1).
 *
 * @param min the lowest value that stays
 * @param max the highest value that stays, not below {@code min}
 */
public record ClipByValue(double min, double max) implements GradientHook {
    /** Checks the ends. */
    public ClipByValue {
        if (!(min <= max)) {
            throw new IllegalArgumentException("ClipByValue expects min <= max, but got " + min + " and " + max);
        }
    }

    /** Between -limit and limit. */
    public ClipByValue(double limit) {
        this(-limit, limit);
    }

    @Override
    public void apply(List<Parameter> parameters) {
        float low = (float) min, high = (float) max;
        for (Parameter parameter : parameters) {
            float[] g = parameter.gradient.data;
            for (int i = 0; i < g.length; i++) {
                g[i] = Math.min(Math.max(g[i], low), high);
            }
        }
    }
}
