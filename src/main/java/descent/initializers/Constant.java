package descent.initializers;

import descent.internal.Check;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Every weight the same. Units that start equal stay equal: see the notebook on symmetry.
 *
 * @param value the value, any finite number
 */
public record Constant(double value) implements Initializer {
    /** Checks the value. */
    public Constant {
        Check.finite("Constant", "value", value);
    }

    @Override
    public void fill(float[] w, int fanIn, int fanOut, RandomGenerator random) {
        Arrays.fill(w, (float) value);
    }
}
