package descent.optimizers;

import descent.internal.Check;

/**
 * Falls in stairs: rate factor^floor(step / every). The classic of image networks, a tenth after every third of training:
 * He, Zhang, Ren and Sun 2016, https://arxiv.org/abs/1512.03385. PyTorch's StepLR.
 *
 * @param rate the rate at the start
 * @param every the number of steps on each stair, at least 1
 * @param factor the rate of a stair relative to the one before, above 0; 0.1 by default
 */
public record StepDecay(double rate, int every, double factor) implements Schedule {
    /** Checks the numbers. */
    public StepDecay {
        Check.positive("StepDecay", "rate", rate);
        Check.atLeastOne("StepDecay", "every", every);
        Check.positive("StepDecay", "factor", factor);
    }

    /** A tenth on each stair. */
    public StepDecay(double rate, int every) {
        this(rate, every, 0.1);
    }

    @Override
    public double at(int step) {
        return rate * Math.pow(factor, step / every);
    }
}
