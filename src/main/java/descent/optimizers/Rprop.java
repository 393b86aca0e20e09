package descent.optimizers;

import descent.internal.Check;
import descent.internal.Floats;
import descent.internal.Signs;

/**
 * A step size for every weight that grows while its gradient keeps its sign and shrinks when it flips. Only signs count, so
 * it is for full batches: the noise of small ones flips them.
 *
 * <pre>
 * s = sign(g) sign(gradient before)         size = size grow if s &gt; 0, size shrink if s &lt; 0, within [minStep, maxStep]
 * w = w - sign(g) size                      if s &lt; 0 no move, and s = 0 in the next step
 * </pre>
 *
 * <p>Riedmiller and Braun 1993, A direct adaptive method for faster backpropagation learning,
 * https://doi.org/10.1109/ICNN.1993.298623, in the form without going back (iRprop-), as in PyTorch.
 *
 * @param learningRate where sizes start, 0.01 by default; a schedule counts in the first step only
 * @param shrink the factor after a flip, in (0, 1); 0.5 by default
 * @param grow the factor otherwise, above 1; 1.2 by default
 * @param minStep the smallest size, above 0; 1e-6 by default
 * @param maxStep the largest size, at least minStep; 50 by default
 */
public record Rprop(Schedule learningRate, double shrink, double grow, double minStep, double maxStep)
        implements ElementWiseRule {
    /** Checks the numbers. */
    public Rprop {
        Check.fraction("Rprop", "shrink", Check.positive("Rprop", "shrink", shrink));
        Check.positive("Rprop", "minStep", minStep);
        if (!(grow > 1)) {
            throw new IllegalArgumentException("Rprop expects grow > 1, but got " + grow);
        }
        if (!(minStep <= maxStep)) {
            throw new IllegalArgumentException(
                    "Rprop expects minStep <= maxStep, but got " + minStep + " and " + maxStep);
        }
    }

    /** Sizes start at 0.01. */
    public Rprop() {
        this(0.01);
    }

    /** Sizes start there. */
    public Rprop(double learningRate) {
        this(Schedule.constant(learningRate), 0.5, 1.2, 1e-6, 50);
    }

    /** The sizes, 0 as long as they have not started, and the gradients before. */
    @Override
    public float[][] slots(int... shape) {
        return Optimizer.zeros(2, shape);
    }

    @Override
    public void update(float[] w, float[] g, float[][] slots, int t, double rate, int from, int to) {
        float[] size = slots[0], before = slots[1];
        float start = (float) rate, less = (float) shrink, more = (float) grow;
        float min = (float) minStep, max = (float) maxStep;
        for (int i = from; i < to; i++) {
            // Sign by sign: the product of two tiny gradients is 0 in floats. A sum of three terms, two of which are 0,
            // because the compiler does not vectorize branches.
            float s = Signs.of(g[i]) * Signs.of(before[i]);
            float factor = more * Math.max(0, s) + less * Math.max(0, -s) + (1 - Math.abs(s));
            float old = size[i] + start * (1 - Floats.step(size[i]));
            size[i] = Math.min(Math.max(old * factor, min), max);
        }
        // A loop of its own: the two together are too long for the compiler to vectorize.
        for (int i = from; i < to; i++) {
            float now = Signs.of(g[i]), stays = Math.min(1, 1 + now * Signs.of(before[i]));
            before[i] = stays * g[i];
            w[i] -= stays * now * size[i];
        }
    }
}
