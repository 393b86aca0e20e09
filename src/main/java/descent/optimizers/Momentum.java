package descent.optimizers;

import descent.internal.Check;

/**
 * The heavy ball: steps gather speed where gradients agree.
 *
 * <pre> v = momentum v - learningRate g      w = w + v </pre>
 *
 * <p>Polyak 1964, Some methods of speeding up the convergence of iteration methods,
 * https://doi.org/10.1016/0041-5553(64)90137-5. The learning rate is inside v, as in Keras; PyTorch multiplies it on
 * outside, which differs only while the rate changes.
 *
 * @param learningRate the step size
 * @param momentum how much of v stays in each step, in [0, 1); 0.9 by default
 */
public record Momentum(Schedule learningRate, double momentum) implements ElementWiseRule {
    /** Checks momentum. */
    public Momentum {
        Check.fraction("Momentum", "momentum", momentum);
    }

    /** That learning rate, momentum 0.9. */
    public Momentum(double learningRate) {
        this(learningRate, 0.9);
    }

    /** That schedule, momentum 0.9. */
    public Momentum(Schedule learningRate) {
        this(learningRate, 0.9);
    }

    /** Those numbers. */
    public Momentum(double learningRate, double momentum) {
        this(Schedule.constant(learningRate), momentum);
    }

    @Override
    public float[][] slots(int... shape) {
        return Optimizer.zeros(1, shape);
    }

    @Override
    public void update(float[] w, float[] g, float[][] slots, int t, double rate, int from, int to) {
        float[] v = slots[0];
        float step = (float) rate, mu = (float) momentum;
        for (int i = from; i < to; i++) {
            v[i] = mu * v[i] - step * g[i];
            w[i] += v[i];
        }
    }
}
