package descent.optimizers;

/**
 * Gradient descent, stochastic when the gradient is that of a mini-batch: w = w - learningRate g.
 *
 * <p>Robbins and Monro 1951, A stochastic approximation method, https://doi.org/10.1214/aoms/1177729586
 *
 * @param learningRate the step size, 0.01 by default
 */
public record Sgd(Schedule learningRate) implements ElementWiseRule {
    /** A learning rate of 0.01. */
    public Sgd() {
        this(0.01);
    }

    /** That learning rate. */
    public Sgd(double learningRate) {
        this(Schedule.constant(learningRate));
    }

    @Override
    public float[][] slots(int... shape) {
        return Optimizer.zeros(0, shape);
    }

    @Override
    public void update(float[] w, float[] g, float[][] slots, int t, double rate, int from, int to) {
        float step = (float) rate;
        for (int i = from; i < to; i++) {
            w[i] -= step * g[i];
        }
    }
}
