package descent.optimizers;

import descent.internal.Check;

/**
 * {@link Adam} that divides by the largest v so far, so that a rare large gradient is not forgotten.
 *
 * <pre>
 * m = beta1 m + (1 - beta1) g      v = beta2 v + (1 - beta2) g^2      x = max(x, v)
 * w = w - learningRate (m / (1 - beta1^t)) / (sqrt(x / (1 - beta2^t)) + epsilon)
 * </pre>
 *
 * <p>Reddi, Kale and Kumar 2018, On the convergence of Adam and beyond, https://openreview.net/forum?id=ryQu7f-RZ. The
 * paper divides neither m nor x by anything ({@code biasCorrection} false); PyTorch does, after the maximum is taken. The
 * paper has no epsilon; here it is added outside the root.
 *
 * @param learningRate the step size, 0.001 by default
 * @param beta1 how much of m stays in each step, in [0, 1); 0.9 by default
 * @param beta2 how much of v stays in each step, in [0, 1); 0.999 by default
 * @param epsilon what keeps the division safe, 1e-8 by default
 * @param biasCorrection PyTorch's form (true, the default) or the paper's
 */
public record AmsGrad(Schedule learningRate, double beta1, double beta2, double epsilon, boolean biasCorrection)
        implements ElementWiseRule {
    /** Checks the numbers. */
    public AmsGrad {
        Check.fraction("AmsGrad", "beta1", beta1);
        Check.fraction("AmsGrad", "beta2", beta2);
        Check.positive("AmsGrad", "epsilon", epsilon);
    }

    /** A learning rate of 0.001. */
    public AmsGrad() {
        this(0.001);
    }

    /** That learning rate. */
    public AmsGrad(double learningRate) {
        this(Schedule.constant(learningRate));
    }

    /** That schedule. */
    public AmsGrad(Schedule learningRate) {
        this(learningRate, 0.9, 0.999, 1e-8, true);
    }

    @Override
    public float[][] slots(int... shape) {
        return Optimizer.zeros(3, shape);
    }

    @Override
    public void update(float[] w, float[] g, float[][] slots, int t, double rate, int from, int to) {
        float[] m = slots[0], v = slots[1], x = slots[2];
        float b1 = (float) beta1, b2 = (float) beta2, a1 = (float) (1 - beta1), a2 = (float) (1 - beta2);
        float step = (float) (biasCorrection ? rate / (1 - Math.pow(beta1, t)) : rate), eps = (float) epsilon;
        float unbias = biasCorrection ? (float) (1 / (1 - Math.pow(beta2, t))) : 1;
        for (int i = from; i < to; i++) {
            m[i] = b1 * m[i] + a1 * g[i];
            v[i] = b2 * v[i] + a2 * g[i] * g[i];
            x[i] = Math.max(x[i], v[i]);
            w[i] -= step * m[i] / ((float) Math.sqrt(x[i] * unbias) + eps);
        }
    }
}
