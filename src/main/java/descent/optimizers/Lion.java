package descent.optimizers;

import descent.internal.Check;
import descent.internal.Signs;

/**
 * Steps of one size: only the sign of an average of gradients counts. One slot, half of Adam's.
 *
 * <pre>
 * d = sign(beta1 m + (1 - beta1) g)         m = beta2 m + (1 - beta2) g, after d
 * w = w - learningRate (d + weightDecay w)
 * </pre>
 *
 * <p>Chen et al. 2023, Symbolic discovery of optimization algorithms, https://arxiv.org/abs/2302.06675. Learning rates are 3
 * to 10 times smaller than Adam's, and weight decays as much larger.
 *
 * @param learningRate the size of a step, 1e-4 by default
 * @param beta1 how much m counts in the sign, in [0, 1); 0.9 by default
 * @param beta2 how much of m stays in each step, in [0, 1); 0.99 by default
 * @param weightDecay how fast weights shrink, at least 0; 0 by default
 */
public record Lion(Schedule learningRate, double beta1, double beta2, double weightDecay) implements ElementWiseRule {
    /** Checks the numbers. */
    public Lion {
        Check.fraction("Lion", "beta1", beta1);
        Check.fraction("Lion", "beta2", beta2);
        Check.notNegative("Lion", "weightDecay", weightDecay);
    }

    /** A learning rate of 1e-4. */
    public Lion() {
        this(1e-4);
    }

    /** That learning rate. */
    public Lion(double learningRate) {
        this(Schedule.constant(learningRate));
    }

    /** That schedule. */
    public Lion(Schedule learningRate) {
        this(learningRate, 0.9, 0.99, 0);
    }

    @Override
    public float[][] slots(int... shape) {
        return Optimizer.zeros(1, shape);
    }

    @Override
    public void update(float[] w, float[] g, float[][] slots, int t, double rate, int from, int to) {
        float[] m = slots[0];
        float b1 = (float) beta1, a1 = (float) (1 - beta1), b2 = (float) beta2, a2 = (float) (1 - beta2);
        float step = (float) rate, decay = (float) weightDecay;
        for (int i = from; i < to; i++) {
            float d = b1 * m[i] + a1 * g[i];
            m[i] = b2 * m[i] + a2 * g[i];
            w[i] -= step * (Signs.of(d) + decay * w[i]);
        }
    }
}
