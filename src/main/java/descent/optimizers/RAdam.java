package descent.optimizers;

import descent.internal.Check;

/**
 * {@link Adam} that trusts v only once enough gradients are in it: until then plain momentum, afterwards a factor r that
 * rises to 1, in place of a warm-up.
 *
 * <pre>
 * m = beta1 m + (1 - beta1) g      v = beta2 v + (1 - beta2) g^2      n = m / (1 - beta1^t)
 * rhoInf = 2 / (1 - beta2) - 1     rho = rhoInf - 2 t beta2^t / (1 - beta2^t)
 * r = sqrt((rho - 4) (rho - 2) rhoInf / ((rhoInf - 4) (rhoInf - 2) rho))
 * w = w - learningRate r n sqrt(1 - beta2^t) / (sqrt(v) + epsilon)    if rho &gt; 5, else w - learningRate n
 * </pre>
 *
 * <p>Liu, Jiang, He, Chen, Liu, Gao and Han 2020, On the variance of the adaptive learning rate and beyond,
 * https://arxiv.org/abs/1908.03265. The threshold 5 and the place of epsilon are PyTorch's; the paper has 4 and no epsilon.
 *
 * @param learningRate the step size, 0.001 by default
 * @param beta1 how much of m stays in each step, in [0, 1); 0.9 by default
 * @param beta2 how much of v stays in each step, in [0, 1); 0.999 by default
 * @param epsilon what keeps the division safe, 1e-8 by default
 */
public record RAdam(Schedule learningRate, double beta1, double beta2, double epsilon) implements ElementWiseRule {
    /** Checks the numbers. */
    public RAdam {
        Check.fraction("RAdam", "beta1", beta1);
        Check.fraction("RAdam", "beta2", beta2);
        Check.positive("RAdam", "epsilon", epsilon);
    }

    /** A learning rate of 0.001. */
    public RAdam() {
        this(0.001);
    }

    /** That learning rate. */
    public RAdam(double learningRate) {
        this(Schedule.constant(learningRate));
    }

    /** That schedule. */
    public RAdam(Schedule learningRate) {
        this(learningRate, 0.9, 0.999, 1e-8);
    }

    @Override
    public float[][] slots(int... shape) {
        return Optimizer.zeros(2, shape);
    }

    @Override
    public void update(float[] w, float[] g, float[][] slots, int t, double rate, int from, int to) {
        float[] m = slots[0], v = slots[1];
        double b2t = Math.pow(beta2, t), rhoInf = 2 / (1 - beta2) - 1, rho = rhoInf - 2 * t * b2t / (1 - b2t);
        boolean rectified = rho > 5;
        double r = Math.sqrt((rho - 4) * (rho - 2) * rhoInf / ((rhoInf - 4) * (rhoInf - 2) * rho));
        float step = (float) (rate / (1 - Math.pow(beta1, t)) * (rectified ? r * Math.sqrt(1 - b2t) : 1));
        float b1 = (float) beta1, b2 = (float) beta2, a1 = (float) (1 - beta1), a2 = (float) (1 - beta2);
        // Not rectified: v counts for nothing and 1 takes the place of epsilon, so that the division is by 1.
        float ofRoot = rectified ? 1 : 0, eps = rectified ? (float) epsilon : 1;
        for (int i = from; i < to; i++) {
            m[i] = b1 * m[i] + a1 * g[i];
            v[i] = b2 * v[i] + a2 * g[i] * g[i];
            w[i] -= step * m[i] / (ofRoot * (float) Math.sqrt(v[i]) + eps);
        }
    }
}
