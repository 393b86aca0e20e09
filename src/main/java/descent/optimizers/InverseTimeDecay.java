package descent.optimizers;

import descent.internal.Check;

/**
 * rate / (1 + decayRate step / decaySteps): in the long run rates as 1 / step, whose sum is infinite and the sum of whose
 * squares is not, the condition of Robbins and Monro 1951, https://doi.org/10.1214/aoms/1177729586. Form of Keras.
 *
 * @param rate the rate at the start
 * @param decayRate how much the divisor grows in decaySteps steps, at least 0
 * @param decaySteps the number of steps for that, at least 1; 1 by default
 * @param staircase whether the quotient is rounded down, so that the rate falls in stairs; false by default
 */
public record InverseTimeDecay(double rate, double decayRate, int decaySteps, boolean staircase) implements Schedule {
    /** Checks the numbers. */
    public InverseTimeDecay {
        Check.positive("InverseTimeDecay", "rate", rate);
        Check.notNegative("InverseTimeDecay", "decayRate", decayRate);
        Check.atLeastOne("InverseTimeDecay", "decaySteps", decaySteps);
    }

    /** That growth in every step. */
    public InverseTimeDecay(double rate, double decayRate) {
        this(rate, decayRate, 1);
    }

    /** Smooth. */
    public InverseTimeDecay(double rate, double decayRate, int decaySteps) {
        this(rate, decayRate, decaySteps, false);
    }

    @Override
    public double at(int step) {
        return rate / (1 + decayRate * (staircase ? step / decaySteps : (double) step / decaySteps));
    }
}
