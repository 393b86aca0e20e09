package descent.optimizers;

import descent.internal.Check;

/**
 * rate / (1 + step / decaySteps)^power: falls fast, then ever more slowly. Senior, Heigold, Ranzato and Yang 2013,
 * https://doi.org/10.1109/ICASSP.2013.6638963
 *
 * @param rate the rate at the start
 * @param decaySteps after so many steps the divisor is 2^power, at least 1
 * @param power how steep, above 0; 1 by default
 */
public record PowerDecay(double rate, int decaySteps, double power) implements Schedule {
    /** Checks the numbers. */
    public PowerDecay {
        Check.positive("PowerDecay", "rate", rate);
        Check.atLeastOne("PowerDecay", "decaySteps", decaySteps);
        Check.positive("PowerDecay", "power", power);
    }

    /** The power 1: a half after decaySteps, a third after twice as many. */
    public PowerDecay(double rate, int decaySteps) {
        this(rate, decaySteps, 1);
    }

    @Override
    public double at(int step) {
        return rate / Math.pow(1 + (double) step / decaySteps, power);
    }
}
