package descent.initializers;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Every weight 0. Right for biases; the weights of a deep network never leave it. */
public record Zeros() implements Initializer {
    @Override
    public void fill(float[] w, int fanIn, int fanOut, RandomGenerator random) {
        Arrays.fill(w, 0);
    }
}
