package descent.regularizers;

import descent.Parameter;
import descent.internal.Check;

/**
 * A limit instead of a penalty: after every step, the incoming weights of each unit are shortened to a length of at most
 * {@code limit}, w limit / |w| where |w| is larger. Lets large learning rates explore without weights that explode; the
 * companion of dropout in its paper.
 *
 * <p>Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov 2014, Dropout, section 5.1,
 * https://jmlr.org/papers/v15/srivastava14a.html. Keras: constraints.MaxNorm, but without its epsilon.
 *
 * @param limit the longest that stays, above 0; 3 or 4 in the paper
 */
public record MaxNorm(double limit) implements Regularizer {
    /** Checks the limit. */
    public MaxNorm {
        Check.positive("MaxNorm", "limit", limit);
    }

    /** 0: nothing to make small. */
    @Override
    public double penalty(float[] w) {
        return 0;
    }

    @Override
    public void addGradient(float[] w, float[] g) {}

    @Override
    public void constrain(Parameter weight) {
        float[] w = weight.value.data;
        int units = weight.units(), every = weight.unitStep(), fanIn = w.length / units;
        for (int unit = 0; unit < units; unit++) {
            double squares = 0;
            for (int i = 0, at = weight.unitStart(unit); i < fanIn; i++, at += every) {
                squares += (double) w[at] * w[at];
            }
            if (squares > limit * limit) {
                float scale = (float) (limit / Math.sqrt(squares));
                for (int i = 0, at = weight.unitStart(unit); i < fanIn; i++, at += every) {
                    w[at] *= scale;
                }
            }
        }
    }
}
