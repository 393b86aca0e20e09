package descent.optimizers;

import descent.internal.Check;

/**
 * {@link Momentum} and {@link Nesterov} as PyTorch has them: the learning rate multiplies v from outside.
 *
 * <pre>
 * v = momentum v + (1 - dampening) g        in the first step v = g
 * w = w - learningRate v                    nesterov: w - learningRate (g + momentum v)
 * </pre>
 *
 * <p>At a constant rate and without dampening these are the steps of Momentum and Nesterov. When the rate falls, this form
 * slows down at once, while theirs coasts on what was gathered at the higher rate. Sutskever, Martens, Dahl and Hinton
 * 2013, https://proceedings.mlr.press/v28/sutskever13.html, as in torch.optim.SGD.
 *
 * @param learningRate the step size
 * @param momentum how much of v stays in each step, in [0, 1); 0.9 by default
 * @param dampening how much of each gradient but the first is left out, in [0, 1); 0 by default
 * @param nesterov whether to step to the look-ahead point; false by default
 */
public record TorchMomentum(Schedule learningRate, double momentum, double dampening, boolean nesterov)
        implements ElementWiseRule {
    /** Checks the numbers. */
    public TorchMomentum {
        Check.fraction("TorchMomentum", "momentum", momentum);
        Check.fraction("TorchMomentum", "dampening", dampening);
    }

    /** That learning rate, momentum 0.9. */
    public TorchMomentum(double learningRate) {
        this(Schedule.constant(learningRate));
    }

    /** That schedule, momentum 0.9. */
    public TorchMomentum(Schedule learningRate) {
        this(learningRate, 0.9, 0, false);
    }

    @Override
    public float[][] slots(int... shape) {
        return Optimizer.zeros(1, shape);
    }

    @Override
    public void update(float[] w, float[] g, float[][] slots, int t, double rate, int from, int to) {
        float[] v = slots[0];
        float mu = (float) momentum, add = t == 1 ? 1 : (float) (1 - dampening);
        float ofG = nesterov ? (float) rate : 0, ofV = (float) (nesterov ? rate * momentum : rate);
        for (int i = from; i < to; i++) {
            v[i] = mu * v[i] + add * g[i];
            w[i] -= ofG * g[i] + ofV * v[i];
        }
    }
}
