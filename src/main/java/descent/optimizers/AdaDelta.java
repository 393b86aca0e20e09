package descent.optimizers;

import descent.internal.Check;

/**
 * Steps in the size of the steps before, divided by the size of the gradients before: a learning rate is not needed.
 *
 * <pre>
 * v = decay v + (1 - decay) g^2             d = g sqrt(a + epsilon) / sqrt(v + epsilon)
 * a = decay a + (1 - decay) d^2             w = w - learningRate d
 * </pre>
 *
 * <p>Zeiler 2012, ADADELTA: an adaptive learning rate method, https://arxiv.org/abs/1212.5701, algorithm 1 for a learning
 * rate of 1; the factor is that of PyTorch and Keras (which starts at 0.001).
 *
 * @param learningRate a factor on the steps, 1 by default
 * @param decay how much of the averages stays in each step, in [0, 1); 0.9 by default
 * @param epsilon what gets the first steps going, 1e-6 by default
 */
public record AdaDelta(Schedule learningRate, double decay, double epsilon) implements ElementWiseRule {
    /** Checks the numbers. */
    public AdaDelta {
        Check.fraction("AdaDelta", "decay", decay);
        Check.positive("AdaDelta", "epsilon", epsilon);
    }

    /** The paper's: a learning rate of 1. */
    public AdaDelta() {
        this(1);
    }

    /** That learning rate. */
    public AdaDelta(double learningRate) {
        this(Schedule.constant(learningRate));
    }

    /** That schedule. */
    public AdaDelta(Schedule learningRate) {
        this(learningRate, 0.9, 1e-6);
    }

    @Override
    public float[][] slots(int... shape) {
        return Optimizer.zeros(2, shape);
    }

    @Override
    public void update(float[] w, float[] g, float[][] slots, int t, double rate, int from, int to) {
        float[] v = slots[0], a = slots[1];
        float step = (float) rate, keep = (float) decay, add = (float) (1 - decay), eps = (float) epsilon;
        for (int i = from; i < to; i++) {
            v[i] = keep * v[i] + add * g[i] * g[i];
            float d = (float) Math.sqrt(a[i] + eps) / (float) Math.sqrt(v[i] + eps) * g[i];
            a[i] = keep * a[i] + add * d * d;
            w[i] -= step * d;
        }
    }
}
