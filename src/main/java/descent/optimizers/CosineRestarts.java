package descent.optimizers;

import descent.internal.Check;

/**
 * Half a wave of the cosine from rate down to endRate, again and again: each start shakes the weights out of where they
 * have settled.
 *
 * <pre> endRate + (rate - endRate) peakFactor^i (1 + cos(pi s / length)) / 2,      length = firstSteps lengthFactor^i </pre>
 *
 * <p>in step s of cycle i, both counted from 0. Loshchilov and Hutter 2017, SGDR: stochastic gradient descent with warm
 * restarts, https://arxiv.org/abs/1608.03983. PyTorch has no peakFactor; in Keras it is m_mul, and lengthFactor is t_mul.
 *
 * @param rate the rate at the first start
 * @param firstSteps the length of the first cycle, at least 1
 * @param endRate the rate at the end of each cycle, at least 0; 0 by default
 * @param lengthFactor the length of a cycle relative to the one before, at least 1; 2 by default
 * @param peakFactor the rise at a start relative to the one before, above 0; 1 by default
 */
public record CosineRestarts(double rate, int firstSteps, double endRate, double lengthFactor, double peakFactor)
        implements Schedule {
    /** Checks the numbers. */
    public CosineRestarts {
        Check.positive("CosineRestarts", "rate", rate);
        Check.atLeastOne("CosineRestarts", "firstSteps", firstSteps);
        Check.notNegative("CosineRestarts", "endRate", endRate);
        Check.atLeastOne("CosineRestarts", "lengthFactor", lengthFactor);
        Check.positive("CosineRestarts", "peakFactor", peakFactor);
    }

    /** Each cycle twice as long as the one before, all down to 0. */
    public CosineRestarts(double rate, int firstSteps) {
        this(rate, firstSteps, 0, 2, 1);
    }

    @Override
    public double at(int step) {
        int cycle = lengthFactor == 1 ? step / firstSteps : 0;
        double s = step - (double) cycle * firstSteps, length = firstSteps;
        while (s >= length) {
            s -= length;
            length *= lengthFactor;
            cycle++;
        }
        double peak = (rate - endRate) * Math.pow(peakFactor, cycle);
        return endRate + peak * (1 + Math.cos(Math.PI * s / length)) / 2;
    }
}
