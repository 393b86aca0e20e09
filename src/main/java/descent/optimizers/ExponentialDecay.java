package descent.optimizers;

import descent.internal.Check;

/**
 * rate decayRate^(step / decaySteps). Senior, Heigold, Ranzato and Yang 2013, An empirical study of learning rates in deep
 * neural networks for speech recognition, https://doi.org/10.1109/ICASSP.2013.6638963; form and names of Keras.
 *
 * @param rate the rate at the start
 * @param decayRate the factor over decaySteps steps, above 0
 * @param decaySteps the number of steps for one factor, at least 1; 1 by default
 * @param staircase whether the quotient is rounded down, so that the rate falls in stairs; false by default
 */
public record ExponentialDecay(double rate, double decayRate, int decaySteps, boolean staircase) implements Schedule {
    /** Checks the numbers. */
    public ExponentialDecay {
        Check.positive("ExponentialDecay", "rate", rate);
        Check.positive("ExponentialDecay", "decayRate", decayRate);
        Check.atLeastOne("ExponentialDecay", "decaySteps", decaySteps);
    }

    /** That factor in every step. */
    public ExponentialDecay(double rate, double decayRate) {
        this(rate, decayRate, 1);
    }

    /** Smooth. */
    public ExponentialDecay(double rate, double decayRate, int decaySteps) {
        this(rate, decayRate, decaySteps, false);
    }

    @Override
    public double at(int step) {
        return rate * Math.pow(decayRate, staircase ? step / decaySteps : (double) step / decaySteps);
    }
}
