package descent.optimizers;

import descent.internal.Check;

/**
 * {@link Adam} with decoupled weight decay: weights shrink by themselves, not through a gradient that Adam would rescale.
 *
 * <pre> w = w - learningRate weightDecay w,   then the step of Adam, or of {@link AmsGrad}, with the gradient of the loss </pre>
 *
 * <p>Loshchilov and Hutter 2019, Decoupled weight decay regularization, https://arxiv.org/abs/1711.05101, as in PyTorch: the
 * learning rate multiplies the decay. (In the paper a schedule does, but not the base rate.) All parameters decay, biases
 * included.
 *
 * @param learningRate the step size, 0.001 by default
 * @param beta1 how much of m stays in each step, in [0, 1); 0.9 by default
 * @param beta2 how much of v stays in each step, in [0, 1); 0.999 by default
 * @param epsilon what keeps the division safe, 1e-8 by default
 * @param weightDecay how fast weights shrink, at least 0; 0.01 by default
 * @param amsgrad whether to divide by the largest v so far; false by default
 */
public record AdamW(
        Schedule learningRate, double beta1, double beta2, double epsilon, double weightDecay, boolean amsgrad)
        implements ElementWiseRule {
    /** Checks the numbers. */
    public AdamW {
        Check.fraction("AdamW", "beta1", beta1);
        Check.fraction("AdamW", "beta2", beta2);
        Check.positive("AdamW", "epsilon", epsilon);
        Check.notNegative("AdamW", "weightDecay", weightDecay);
    }

    /** A learning rate of 0.001, weight decay 0.01. */
    public AdamW() {
        this(0.001, 0.01);
    }

    /** Those numbers. */
    public AdamW(double learningRate, double weightDecay) {
        this(Schedule.constant(learningRate), weightDecay);
    }

    /** That schedule and weight decay. */
    public AdamW(Schedule learningRate, double weightDecay) {
        this(learningRate, 0.9, 0.999, 1e-8, weightDecay, false);
    }

    @Override
    public float[][] slots(int... shape) {
        return Optimizer.zeros(amsgrad ? 3 : 2, shape);
    }

    @Override
    public void update(float[] w, float[] g, float[][] slots, int t, double rate, int from, int to) {
        float[] m = slots[0], v = slots[1], x = amsgrad ? slots[2] : v;
        float b1 = (float) beta1, b2 = (float) beta2, a1 = (float) (1 - beta1), a2 = (float) (1 - beta2);
        float step = (float) (rate / (1 - Math.pow(beta1, t))), stay = (float) (1 - rate * weightDecay);
        float unbias = (float) (1 / (1 - Math.pow(beta2, t))), eps = (float) epsilon;
        for (int i = from; i < to; i++) {
            m[i] = b1 * m[i] + a1 * g[i];
            v[i] = b2 * v[i] + a2 * g[i] * g[i];
            x[i] = Math.max(x[i], v[i]);
            w[i] = stay * w[i] - step * m[i] / ((float) Math.sqrt(x[i] * unbias) + eps);
        }
    }
}
