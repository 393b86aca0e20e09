package descent.optimizers;

import descent.internal.Check;

/**
 * {@link Adam} with the largest of the fading gradient sizes in place of the root of their mean square.
 *
 * <pre>
 * m = beta1 m + (1 - beta1) g      u = max(beta2 u, |g| + epsilon)
 * w = w - learningRate (m / (1 - beta1^t)) / u
 * </pre>
 *
 * <p>Kingma and Ba 2015, Adam, section 7.1, https://arxiv.org/abs/1412.6980. The paper has no epsilon; it is where PyTorch
 * has it (Keras adds it to u in the division).
 *
 * @param learningRate the step size, 0.002 by default
 * @param beta1 how much of m stays in each step, in [0, 1); 0.9 by default
 * @param beta2 how much of u stays in each step, in [0, 1); 0.999 by default
 * @param epsilon what keeps the division safe, 1e-8 by default
 */
public record AdaMax(Schedule learningRate, double beta1, double beta2, double epsilon) implements ElementWiseRule {
    /** Checks the numbers. */
    public AdaMax {
        Check.fraction("AdaMax", "beta1", beta1);
        Check.fraction("AdaMax", "beta2", beta2);
        Check.positive("AdaMax", "epsilon", epsilon);
    }

    /** A learning rate of 0.002. */
    public AdaMax() {
        this(0.002);
    }

    /** That learning rate. */
    public AdaMax(double learningRate) {
        this(Schedule.constant(learningRate));
    }

    /** That schedule. */
    public AdaMax(Schedule learningRate) {
        this(learningRate, 0.9, 0.999, 1e-8);
    }

    @Override
    public float[][] slots(int... shape) {
        return Optimizer.zeros(2, shape);
    }

    @Override
    public void update(float[] w, float[] g, float[][] slots, int t, double rate, int from, int to) {
        float[] m = slots[0], u = slots[1];
        float b1 = (float) beta1, a1 = (float) (1 - beta1), b2 = (float) beta2, eps = (float) epsilon;
        float step = (float) (rate / (1 - Math.pow(beta1, t)));
        for (int i = from; i < to; i++) {
            m[i] = b1 * m[i] + a1 * g[i];
            u[i] = Math.max(b2 * u[i], Math.abs(g[i]) + eps);
            w[i] -= step * m[i] / u[i];
        }
    }
}
