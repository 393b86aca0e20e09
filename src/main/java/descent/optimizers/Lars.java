package descent.optimizers;

import descent.internal.Check;

/**
 * {@link Momentum} with a rate for every parameter as a whole, in proportion to |w| / |g|: for very large batches.
 *
 * <pre>
 * ratio = trust |w| / (|g| + weightDecay |w|)                         1 if |w| or |g| is 0
 * v = momentum v + learningRate ratio (g + weightDecay w)             w = w - v
 * </pre>
 *
 * <p>You, Gitman and Ginsburg 2017, Large batch training of convolutional networks, algorithm 1,
 * https://arxiv.org/abs/1708.03888. |.| is the Euclidean norm. The paper says nothing of norms of 0.
 *
 * @param learningRate the step size
 * @param momentum how much of v stays in each step, in [0, 1); 0.9 by default
 * @param weightDecay how fast weights shrink, at least 0; 0 by default
 * @param trust the size of a step of rate 1 relative to |w|, above 0; 0.001 by default
 */
public record Lars(Schedule learningRate, double momentum, double weightDecay, double trust) implements Optimizer {
    /** Checks the numbers. */
    public Lars {
        Check.fraction("Lars", "momentum", momentum);
        Check.notNegative("Lars", "weightDecay", weightDecay);
        Check.positive("Lars", "trust", trust);
    }

    /** That learning rate. */
    public Lars(double learningRate) {
        this(Schedule.constant(learningRate));
    }

    /** That schedule. */
    public Lars(Schedule learningRate) {
        this(learningRate, 0.9, 0, 0.001);
    }

    @Override
    public float[][] slots(int... shape) {
        return Optimizer.zeros(1, shape);
    }

    @Override
    public void update(float[] w, float[] g, float[][] slots, int t, double rate) {
        float[] v = slots[0];
        double ofW = Norms.euclidean(w), ofG = Norms.euclidean(g);
        double ratio = ofW == 0 || ofG == 0 ? 1 : trust * ofW / (ofG + weightDecay * ofW);
        float step = (float) (rate * ratio), mu = (float) momentum, decay = (float) weightDecay;
        for (int i = 0; i < w.length; i++) {
            v[i] = mu * v[i] + step * (g[i] + decay * w[i]);
            w[i] -= v[i];
        }
    }
}
