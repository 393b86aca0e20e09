package descent.optimizers;

import descent.internal.Check;

/**
 * Momentum that takes its gradient where the ball is about to be. The weights in use are that look-ahead point:
 *
 * <pre> v = momentum v - learningRate g      w = w + momentum v - learningRate g </pre>
 *
 * <p>Nesterov 1983, A method of solving a convex programming problem with convergence rate O(1/k^2),
 * https://www.mathnet.ru/eng/dan46009; in the form of Sutskever, Martens, Dahl and Hinton 2013,
 * https://proceedings.mlr.press/v28/sutskever13.html, shifted to the look-ahead point as in Keras.
 *
 * @param learningRate the step size
 * @param momentum how much of v stays in each step, in [0, 1); 0.9 by default
 */
public record Nesterov(Schedule learningRate, double momentum) implements ElementWiseRule {
    /** Checks momentum. */
    public Nesterov {
        Check.fraction("Nesterov", "momentum", momentum);
    }

    /** That learning rate, momentum 0.9. */
    public Nesterov(double learningRate) {
        this(learningRate, 0.9);
    }

    /** That schedule, momentum 0.9. */
    public Nesterov(Schedule learningRate) {
        this(learningRate, 0.9);
    }

    /** Those numbers. */
    public Nesterov(double learningRate, double momentum) {
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
            w[i] += mu * v[i] - step * g[i];
        }
    }
}
