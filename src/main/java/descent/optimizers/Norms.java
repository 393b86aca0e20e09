package descent.optimizers;

import descent.Parameter;
import java.util.List;

/** Lengths of gradients; sums in double, so that squares of large or tiny floats are safe. */
public final class Norms {
    private Norms() {}

    /** The Euclidean length of all gradients together. */
    public static double euclidean(List<Parameter> parameters) {
        double sum = 0;
        for (int p = 0; p < parameters.size(); p++) {
            sum += squares(parameters.get(p).gradient.data);
        }
        return Math.sqrt(sum);
    }

    /** The Euclidean length of one array. */
    static double euclidean(float[] x) {
        return Math.sqrt(squares(x));
    }

    private static double squares(float[] x) {
        double sum = 0;
        for (float value : x) {
            sum += (double) value * value;
        }
        return sum;
    }

    /** The p-norm of all gradients together; p may be infinite. */
    static double of(List<Parameter> parameters, double p) {
        if (p == 2) {
            return euclidean(parameters);
        }
        double sum = 0, max = 0;
        for (Parameter parameter : parameters) {
            for (float g : parameter.gradient.data) {
                max = Math.max(max, Math.abs(g));
                sum += p == 1 ? Math.abs(g) : Math.pow(Math.abs(g), p);
            }
        }
        return Double.isInfinite(p) ? max : p == 1 ? sum : Math.pow(sum, 1 / p);
    }

    /** Multiplies the gradients by maxNorm / norm if the norm is larger than that. */
    static void shorten(List<Parameter> parameters, double norm, double maxNorm) {
        if (norm <= maxNorm) {
            return;
        }
        float scale = (float) (maxNorm / norm);
        for (int p = 0; p < parameters.size(); p++) {
            float[] g = parameters.get(p).gradient.data;
            for (int i = 0; i < g.length; i++) {
                g[i] *= scale;
            }
        }
    }
}
