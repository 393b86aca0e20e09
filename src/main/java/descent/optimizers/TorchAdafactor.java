package descent.optimizers;

import descent.internal.Check;

/**
 * {@link Adafactor} as PyTorch has it: steps relative to the size of the weights, that shrink with 1 / sqrt(t), and weight
 * decay apart from them.
 *
 * <pre>
 * a = max(epsilon2, rms(w)) min(learningRate, 1 / sqrt(t))            w = w - learningRate weightDecay w
 * r, k of g^2 as in Adafactor      v = r k / max(mean(r), epsilon1)
 * u = g / sqrt(max(v, epsilon1^2)) w = w - a u / max(1, rms(u) / clipThreshold)
 * </pre>
 *
 * <p>Shazeer and Stern 2018, https://arxiv.org/abs/1804.04235, algorithm 4, in the form of torch.optim.Adafactor.
 *
 * @param learningRate the largest step relative to w, 0.01 by default
 * @param beta2Decay the power of t that fades old gradients, below 0; -0.8 by default
 * @param epsilon1 what keeps the division safe, 2^-23 by default
 * @param epsilon2 the smallest size that weights are taken to have, 0.001 by default
 * @param clipThreshold the largest root mean square of u, above 0; 1 by default
 * @param weightDecay how fast weights shrink, at least 0; 0 by default
 */
public record TorchAdafactor(
        Schedule learningRate,
        double beta2Decay,
        double epsilon1,
        double epsilon2,
        double clipThreshold,
        double weightDecay)
        implements Optimizer {
    /** Checks the numbers. */
    public TorchAdafactor {
        Check.negative("TorchAdafactor", "beta2Decay", beta2Decay);
        Check.positive("TorchAdafactor", "epsilon1", epsilon1);
        Check.positive("TorchAdafactor", "epsilon2", epsilon2);
        Check.positive("TorchAdafactor", "clipThreshold", clipThreshold);
        Check.notNegative("TorchAdafactor", "weightDecay", weightDecay);
    }

    /** A learning rate of 0.01. */
    public TorchAdafactor() {
        this(0.01);
    }

    /** That learning rate. */
    public TorchAdafactor(double learningRate) {
        this(Schedule.constant(learningRate));
    }

    /** That schedule. */
    public TorchAdafactor(Schedule learningRate) {
        this(learningRate, -0.8, 0x1p-23, 1e-3, 1, 0);
    }

    @Override
    public float[][] slots(int... shape) {
        return Factored.slots(shape);
    }

    @Override
    public void update(float[] w, float[] g, float[][] slots, int t, double rate) {
        double size = Math.max(epsilon2, Norms.euclidean(w) / Math.sqrt(w.length));
        float stay = (float) (1 - rate * weightDecay);
        for (int i = 0; i < w.length; i++) {
            w[i] *= stay;
        }
        Factored.average(g, slots, Math.pow(t, beta2Decay), 0);
        double rms = Factored.move(w, g, slots, 0, epsilon1), step = size * Math.min(rate, 1 / Math.sqrt(t));
        Factored.move(w, g, slots, step / Math.max(1, rms / clipThreshold), epsilon1);
    }
}
