package descent.optimizers;

import descent.internal.Check;

/**
 * As {@link AdaGrad}, but old gradients are forgotten.
 *
 * <pre>
 * v = decay v + (1 - decay) g^2
 * u = g / (sqrt(v) + epsilon)               centered: g / (sqrt(v - m^2) + epsilon), m = decay m + (1 - decay) g
 * b = momentum b + u                        w = w - learningRate b
 * </pre>
 *
 * <p>Tieleman and Hinton 2012, lecture 6e, https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf;
 * centered: Graves 2013, https://arxiv.org/abs/1308.0850. epsilon outside the root as in PyTorch (inside in Keras).
 *
 * @param learningRate the step size, 0.001 by default
 * @param decay how much of the averages stays in each step, in [0, 1); 0.9 by default
 * @param epsilon what keeps the division safe, 1e-8 by default
 * @param momentum how much of b stays in each step, in [0, 1); 0 by default
 * @param centered whether the variance of the gradient takes the place of its square
 */
public record RmsProp(Schedule learningRate, double decay, double epsilon, double momentum, boolean centered)
        implements ElementWiseRule {
    /** Checks the numbers. */
    public RmsProp {
        Check.fraction("RmsProp", "decay", decay);
        Check.positive("RmsProp", "epsilon", epsilon);
        Check.fraction("RmsProp", "momentum", momentum);
    }

    /** A learning rate of 0.001. */
    public RmsProp() {
        this(0.001);
    }

    /** That learning rate, decay 0.9. */
    public RmsProp(double learningRate) {
        this(learningRate, 0.9);
    }

    /** That schedule, decay 0.9. */
    public RmsProp(Schedule learningRate) {
        this(learningRate, 0.9, 1e-8, 0, false);
    }

    /** Those numbers. */
    public RmsProp(double learningRate, double decay) {
        this(Schedule.constant(learningRate), decay, 1e-8, 0, false);
    }

    @Override
    public float[][] slots(int... shape) {
        return Optimizer.zeros(3, shape);
    }

    @Override
    public void update(float[] w, float[] g, float[][] slots, int t, double rate, int from, int to) {
        float[] v = slots[0], m = slots[1], b = slots[2];
        float step = (float) rate, eps = (float) epsilon, mu = (float) momentum;
        float keep = (float) decay, add = (float) (1 - decay), centre = centered ? 1 : 0;
        for (int i = from; i < to; i++) {
            v[i] = keep * v[i] + add * g[i] * g[i];
            m[i] = keep * m[i] + add * g[i];
        }
        // A loop of its own: the two together are too long for the compiler to vectorize.
        for (int i = from; i < to; i++) {
            // Rounding can push the variance of a constant gradient below 0.
            float square = Math.max(0, v[i] - centre * m[i] * m[i]);
            b[i] = mu * b[i] + g[i] / ((float) Math.sqrt(square) + eps);
            w[i] -= step * b[i];
        }
    }
}
