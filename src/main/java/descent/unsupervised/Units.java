package descent.unsupervised;

import descent.internal.Floats;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/** What the units of one side of an {@link Rbm} can be. */
public enum Units {
    /** 0 or 1, with probability 1 / (1 + exp(-input)) for 1. */
    BINARY {
        @Override
        void mean(FMatrixRMaj inputs, FMatrixRMaj means) {
            Floats.sigmoid(inputs.data, means.data, inputs.getNumElements());
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
        void mean(FMatrixRMaj inputs, FMatrixRMaj means) {
            System.arraycopy(inputs.data, 0, means.data, 0, inputs.getNumElements());
        }

        @Override
        void sample(FMatrixRMaj means, RandomGenerator random) {
            float[] p = means.data;
            for (int i = 0, n = means.getNumElements(); i < n; i++) {
                p[i] += (float) random.nextGaussian();
            }
        }
    };

    /** Writes the means of units with these inputs, for binary ones their probabilities, to {@code means}, of that size. */
    abstract void mean(FMatrixRMaj inputs, FMatrixRMaj means);

    /** Turns the means of units, in place, into samples. */
    abstract void sample(FMatrixRMaj means, RandomGenerator random);
}
