package descent.optimizers;

import descent.internal.Check;

/**
 * Running averages of the gradient and of its square, each corrected for having started at 0.
 *
 * <pre>
 * m = beta1 m + (1 - beta1) g      v = beta2 v + (1 - beta2) g^2
 * w = w - learningRate (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)
 * </pre>
 *
 * <p>Kingma and Ba 2015, Adam, algorithm 1, https://arxiv.org/abs/1412.6980, as in PyTorch. (Keras adds epsilon before the
 * correction.)
 *
 * @param learningRate the step size, 0.001 by default
 * @param beta1 how much of m stays in each step, in [0, 1); 0.9 by default
 * @param beta2 how much of v stays in each step, in [0, 1); 0.999 by default
 * @param epsilon what keeps the division safe, 1e-8 by default
 */
public record Adam(Schedule learningRate, double beta1, double beta2, double epsilon) implements ElementWiseRule {
    /** Checks the numbers. */
    public Adam {
        Check.fraction("Adam", "beta1", beta1);
        Check.fraction("Adam", "beta2", beta2);
        Check.positive("Adam", "epsilon", epsilon);
    }

    /** A learning rate of 0.001. */
    public Adam() {
        this(0.001);
    }

    /** That learning rate. */
    public Adam(double learningRate) {
        this(Schedule.constant(learningRate));
    }

    /** That schedule. */
    public Adam(Schedule learningRate) {
        this(learningRate, 0.9, 0.999, 1e-8);
    }

    @Override
    public float[][] slots(int... shape) {
        return Optimizer.zeros(2, shape);
    }

    @Override
    public void update(float[] w, float[] g, float[][] slots, int t, double rate, int from, int to) {
        float[] m = slots[0], v = slots[1];
        float b1 = (float) beta1, b2 = (float) beta2, a1 = (float) (1 - beta1), a2 = (float) (1 - beta2);
        float step = (float) (rate / (1 - Math.pow(beta1, t)));
        float unbias = (float) (1 / (1 - Math.pow(beta2, t))), eps = (float) epsilon;
        for (int i = from; i < to; i++) {
            m[i] = b1 * m[i] + a1 * g[i];
            v[i] = b2 * v[i] + a2 * g[i] * g[i];
            w[i] -= step * m[i] / ((float) Math.sqrt(v[i] * unbias) + eps);
        }
    }
}
