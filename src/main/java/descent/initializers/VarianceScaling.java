package descent.initializers;

import java.util.random.RandomGenerator;

/**
 * Draws with mean 0 and a variance chosen so that signals keep their size from layer to layer: variance = scale / n,
 * where n is the number of inputs of a unit, of outputs, or their mean. {@link LeCun}, {@link Glorot} and {@link He}
 * differ in scale and n only.
 *
 * <p>The normal form is that of PyTorch, the {@link TruncatedNormal truncated} one that of Keras. The uniform form draws
 * from &#177;sqrt(3 scale / n). All three have the same variance.
 */
public sealed interface VarianceScaling extends Initializer permits LeCun, Glorot, He {
    /** Which number of connections divides the scale. */
    enum Fan {
        /** The numbers that enter a unit: keeps the variance of the forward pass. */
        IN,
        /** The units that a number goes to: keeps the variance of the backward pass. */
        OUT,
        /** The mean of the two: a compromise. */
        AVERAGE
    }

    /** The form of the draws. */
    enum Distribution {
        /** The bell. */
        NORMAL,
        /** The bell without what lies beyond two standard deviations. */
        TRUNCATED_NORMAL,
        /** All values within the bound equally likely. */
        UNIFORM
    }

    /** Variance times n. */
    double scale();

    /** Which n. */
    Fan fan();

    /** Normal, truncated or uniform. */
    Distribution distribution();

    /** The standard deviation of the draws: sqrt(scale / n). */
    default double std(int fanIn, int fanOut) {
        double n =
                switch (fan()) {
                    case IN -> fanIn;
                    case OUT -> fanOut;
                    case AVERAGE -> (fanIn + fanOut) / 2.0;
                };
        return Math.sqrt(scale() / n);
    }

    @Override
    default void fill(float[] w, int fanIn, int fanOut, RandomGenerator random) {
        double std = std(fanIn, fanOut);
        var draws =
                switch (distribution()) {
                    case NORMAL -> new Normal(std);
                    case TRUNCATED_NORMAL -> new TruncatedNormal(std);
                    case UNIFORM -> new Uniform(Math.sqrt(3) * std);
                };
        draws.fill(w, fanIn, fanOut, random);
    }
}
