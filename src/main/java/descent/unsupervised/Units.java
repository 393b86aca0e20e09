package descent.unsupervised;

import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/** What the units of one side of an {@link Rbm} can be. */
public enum Units {
    /** 0 or 1, with probability 1 / (1 + exp(-input)) for 1. */
    BINARY {
        @Override
        void mean(FMatrixRMaj inputs) {
            float[] p = inputs.data;
            for (int i = 0, n = inputs.getNumElements(); i < n; i++) {
                p[i] = (float) (1 / (1 + Math.exp(-p[i])));
            }
        }

        @Override
        void sample(FMatrixRMaj means, RandomGenerator random) {
            float[] p = means.data;
            for (int i = 0, n = means.getNumElements(); i < n; i++) {
                p[i] = random.nextFloat() < p[i] ? 1 : 0;
            }
        }
    },
    /** Any number: the input plus noise of variance 1. The data should be standardized. */
    GAUSSIAN {
        @Override
        void mean(FMatrixRMaj inputs) {}

        @Override
        void sample(FMatrixRMaj means, RandomGenerator random) {
            float[] p = means.data;
            for (int i = 0, n = means.getNumElements(); i < n; i++) {
                p[i] += (float) random.nextGaussian();
            }
        }
    };

    /** Turns the inputs of units, in place, into their means: for binary units, probabilities. */
    abstract void mean(FMatrixRMaj inputs);

    /** Turns the means of units, in place, into samples. */
    abstract void sample(FMatrixRMaj means, RandomGenerator random);
}
