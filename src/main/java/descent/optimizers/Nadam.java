package descent.optimizers;

import descent.internal.Check;

/**
 * {@link Adam} with Nesterov's look-ahead in m, under a momentum mu that warms up from beta1 / 2 to beta1.
 *
 * <pre>
 * mu_t = beta1 (1 - 0.96^(t momentumDecay) / 2)      p_t = mu_1 mu_2 ... mu_t
 * m = beta1 m + (1 - beta1) g      v = beta2 v + (1 - beta2) g^2
 * n = g (1 - mu_t) / (1 - p_t) + m mu_{t+1} / (1 - p_{t+1})
 * w = w - learningRate n / (sqrt(v / (1 - beta2^t)) + epsilon)
 * </pre>
 *
 * <p>Dozat 2016, Incorporating Nesterov momentum into Adam, https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ, as in
 * PyTorch (Keras has momentumDecay 1). An infinite momentumDecay leaves mu at beta1: {@link #dozat}.
 *
 * @param learningRate the step size, 0.002 by default
 * @param beta1 how much of m stays in each step, in [0, 1); 0.9 by default
 * @param beta2 how much of v stays in each step, in [0, 1); 0.999 by default
 * @param epsilon what keeps the division safe, 1e-8 by default
 * @param momentumDecay how fast mu reaches beta1, above 0 or infinite; 0.004 by default
 */
public record Nadam(Schedule learningRate, double beta1, double beta2, double epsilon, double momentumDecay)
        implements Optimizer {
    /** Checks the numbers. */
    public Nadam {
        Check.fraction("Nadam", "beta1", beta1);
        Check.fraction("Nadam", "beta2", beta2);
        Check.positive("Nadam", "epsilon", epsilon);
        if (!(momentumDecay > 0)) {
            throw new IllegalArgumentException("Nadam expects momentumDecay > 0, but got " + momentumDecay);
        }
    }

    /** A learning rate of 0.002. */
    public Nadam() {
        this(0.002);
    }

    /** That learning rate. */
    public Nadam(double learningRate) {
        this(Schedule.constant(learningRate));
    }

    /** That schedule. */
    public Nadam(Schedule learningRate) {
        this(learningRate, 0.9, 0.999, 1e-8, 0.004);
    }

    /** With constant momentum: mu is beta1 from the start. */
    public static Nadam dozat(double learningRate) {
        return new Nadam(Schedule.constant(learningRate), 0.9, 0.999, 1e-8, Double.POSITIVE_INFINITY);
    }

    /** m, v and p; p is one double, kept as two floats that add up to it. */
    @Override
    public float[][] slots(int... shape) {
        float[][] averages = Optimizer.zeros(2, shape);
        return new float[][] {averages[0], averages[1], {1, 0}};
    }

    @Override
    public void update(float[] w, float[] g, float[][] slots, int t, double rate) {
        float[] m = slots[0], v = slots[1];
        double p = ((double) slots[2][0] + slots[2][1]) * mu(t);
        slots[2][0] = (float) p;
        slots[2][1] = (float) (p - slots[2][0]);
        float b1 = (float) beta1, b2 = (float) beta2, a1 = (float) (1 - beta1), a2 = (float) (1 - beta2);
        float ofG = (float) (rate * (1 - mu(t)) / (1 - p)), ofM = (float) (rate * mu(t + 1) / (1 - p * mu(t + 1)));
        float unbias = (float) (1 / (1 - Math.pow(beta2, t))), eps = (float) epsilon;
        for (int i = 0; i < w.length; i++) {
            m[i] = b1 * m[i] + a1 * g[i];
            v[i] = b2 * v[i] + a2 * g[i] * g[i];
            w[i] -= (ofG * g[i] + ofM * m[i]) / ((float) Math.sqrt(v[i] * unbias) + eps);
        }
    }

    private double mu(int t) {
        return beta1 * (1 - 0.5 * Math.pow(0.96, t * momentumDecay));
    }
}
