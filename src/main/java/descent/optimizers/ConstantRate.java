package descent.optimizers;

import descent.internal.Check;

/**
 * The same rate in every step. Prints as the number.
 *
 * @param rate the rate, above 0
 */
record ConstantRate(double rate) implements Schedule {
    ConstantRate {
        Check.positive("an optimizer", "learningRate", rate);
    }

    @Override
    public double at(int step) {
        return rate;
    }

    @Override
    public String toString() {
        return String.valueOf(rate);
    }
}
