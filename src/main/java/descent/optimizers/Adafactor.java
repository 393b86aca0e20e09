package descent.optimizers;

import descent.internal.Check;

/**
 * Adaptive rates without the memory: of the squared gradients of a matrix, only the means r of rows and k of columns are
 * kept, and the size of a step is limited instead of averaging the gradient.
 *
 * <pre>
 * beta = 1 - t^beta2Decay          q = g^2 + epsilon
 * r = beta r + (1 - beta) mean(q over columns)         k = beta k + (1 - beta) mean(q over rows)
 * v = r k / mean(r)                                    of a vector: v = beta v + (1 - beta) q
 * u = g / sqrt(v)                  w = w - learningRate u / max(1, rms(u) / clipThreshold)
 * </pre>
 *
 * <p>Shazeer and Stern 2018, Adafactor: adaptive learning rates with sublinear memory cost,
 * https://arxiv.org/abs/1804.04235, algorithms 4 and 5 with the learning rate as given: not relative to t and to the size
 * of w as in {@link TorchAdafactor}. With three or more dimensions the last two are factored.
 *
 * @param learningRate the size of a step
 * @param beta2Decay the power of t that fades old gradients, below 0; -0.8 by default
 * @param epsilon what keeps the division safe, 1e-30 by default
 * @param clipThreshold the largest root mean square of u, above 0; 1 by default
 */
public record Adafactor(Schedule learningRate, double beta2Decay, double epsilon, double clipThreshold)
        implements Optimizer {
    /** Checks the numbers. */
    public Adafactor {
        Check.negative("Adafactor", "beta2Decay", beta2Decay);
        Check.positive("Adafactor", "epsilon", epsilon);
        Check.positive("Adafactor", "clipThreshold", clipThreshold);
    }

    /** That learning rate. */
    public Adafactor(double learningRate) {
        this(Schedule.constant(learningRate));
    }

    /** That schedule. */
    public Adafactor(Schedule learningRate) {
        this(learningRate, -0.8, 1e-30, 1);
    }

    @Override
    public float[][] slots(int... shape) {
        return Factored.slots(shape);
    }

    @Override
    public void update(float[] w, float[] g, float[][] slots, int t, double rate) {
        Factored.average(g, slots, Math.pow(t, beta2Decay), epsilon);
        double rms = Factored.move(w, g, slots, 0, Float.MIN_NORMAL);
        Factored.move(w, g, slots, rate / Math.max(1, rms / clipThreshold), Float.MIN_NORMAL);
    }
}
