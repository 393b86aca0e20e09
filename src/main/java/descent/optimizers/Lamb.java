package descent.optimizers;

import descent.internal.Check;

/**
 * {@link Adam} whose step has, in every parameter as a whole, the length of its weights times the rate: for very large
 * batches.
 *
 * <pre>
 * m = beta1 m + (1 - beta1) g      v = beta2 v + (1 - beta2) g^2
 * u = (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon) + weightDecay w
 * w = w - learningRate u |w| / |u|                                    without the quotient if |w| or |u| is 0
 * </pre>
 *
 * <p>You et al. 2020, Large batch optimization for deep learning, algorithm 2, https://arxiv.org/abs/1904.00962, without a
 * limit on |w|. |.| is the Euclidean norm. (Keras decays weights apart from u.)
 *
 * @param learningRate the step size relative to |w|, 0.001 by default
 * @param beta1 how much of m stays in each step, in [0, 1); 0.9 by default
 * @param beta2 how much of v stays in each step, in [0, 1); 0.999 by default
 * @param epsilon what keeps the division safe, 1e-6 by default
 * @param weightDecay how much of w is in u, at least 0; 0 by default
 */
public record Lamb(Schedule learningRate, double beta1, double beta2, double epsilon, double weightDecay)
        implements Optimizer {
    /** Checks the numbers. */
    public Lamb {
        Check.fraction("Lamb", "beta1", beta1);
        Check.fraction("Lamb", "beta2", beta2);
        Check.positive("Lamb", "epsilon", epsilon);
        Check.notNegative("Lamb", "weightDecay", weightDecay);
    }

    /** A learning rate of 0.001. */
    public Lamb() {
        this(0.001);
    }

    /** That learning rate. */
    public Lamb(double learningRate) {
        this(Schedule.constant(learningRate));
    }

    /** That schedule. */
    public Lamb(Schedule learningRate) {
        this(learningRate, 0.9, 0.999, 1e-6, 0);
    }

    @Override
    public float[][] slots(int... shape) {
        return Optimizer.zeros(2, shape);
    }

    /** Twice over the weights, for the length of u is known only at the end of the first time. */
    @Override
    public void update(float[] w, float[] g, float[][] slots, int t, double rate) {
        float[] m = slots[0], v = slots[1];
        float b1 = (float) beta1, b2 = (float) beta2, a1 = (float) (1 - beta1), a2 = (float) (1 - beta2);
        float ofM = (float) (1 / (1 - Math.pow(beta1, t))), unbias = (float) (1 / (1 - Math.pow(beta2, t)));
        float eps = (float) epsilon, decay = (float) weightDecay;
        double squares = 0;
        for (int i = 0; i < w.length; i++) {
            m[i] = b1 * m[i] + a1 * g[i];
            v[i] = b2 * v[i] + a2 * g[i] * g[i];
            double u = ofM * m[i] / ((float) Math.sqrt(v[i] * unbias) + eps) + decay * w[i];
            squares += u * u;
        }
        double ofW = Norms.euclidean(w), ofU = Math.sqrt(squares);
        float step = (float) (ofW == 0 || ofU == 0 ? rate : rate * ofW / ofU);
        for (int i = 0; i < w.length; i++) {
            w[i] -= step * (ofM * m[i] / ((float) Math.sqrt(v[i] * unbias) + eps) + decay * w[i]);
        }
    }
}
