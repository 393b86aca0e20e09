package descent.optimizers;

import descent.internal.Check;
import java.util.Arrays;

/**
 * A rate for every weight that shrinks with the squares of all its gradients so far.
 *
 * <pre> a = a + g^2      w = w - learningRate g / (sqrt(a) + epsilon) </pre>
 *
 * <p>Duchi, Hazan and Singer 2011, Adaptive subgradient methods, https://jmlr.org/papers/v12/duchi11a.html, with epsilon
 * outside the root as in PyTorch (inside in Keras).
 *
 * @param learningRate the step size, 0.01 by default
 * @param initialAccumulator where a starts, at least 0; 0 by default
 * @param epsilon what keeps the division safe, 1e-10 by default
 */
public record AdaGrad(Schedule learningRate, double initialAccumulator, double epsilon) implements ElementWiseRule {
    /** Checks the numbers. */
    public AdaGrad {
        Check.notNegative("AdaGrad", "initialAccumulator", initialAccumulator);
        Check.positive("AdaGrad", "epsilon", epsilon);
    }

    /** A learning rate of 0.01. */
    public AdaGrad() {
        this(0.01);
    }

    /** That learning rate. */
    public AdaGrad(double learningRate) {
        this(Schedule.constant(learningRate));
    }

    /** That schedule. */
    public AdaGrad(Schedule learningRate) {
        this(learningRate, 0, 1e-10);
    }

    @Override
    public float[][] slots(int... shape) {
        float[][] slots = Optimizer.zeros(1, shape);
        Arrays.fill(slots[0], (float) initialAccumulator);
        return slots;
    }

    @Override
    public void update(float[] w, float[] g, float[][] slots, int t, double rate, int from, int to) {
        float[] a = slots[0];
        float step = (float) rate, eps = (float) epsilon;
        for (int i = from; i < to; i++) {
            a[i] += g[i] * g[i];
            w[i] -= step * g[i] / ((float) Math.sqrt(a[i]) + eps);
        }
    }
}
