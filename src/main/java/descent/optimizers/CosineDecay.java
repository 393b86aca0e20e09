package descent.optimizers;

import descent.internal.Check;

/**
 * Falls from rate to endRate along half a wave of the cosine, slowly at both ends:
 *
 * <pre> endRate + (rate - endRate) (1 + cos(pi step / totalSteps)) / 2 </pre>
 *
 * <p>Loshchilov and Hutter 2017, SGDR, https://arxiv.org/abs/1608.03983, without restarts. Afterwards the end is held, as in
 * Keras; PyTorch's CosineAnnealingLR swings back ({@code periodic}).
 *
 * @param rate the rate at the start
 * @param totalSteps the number of steps to the end, at least 1
 * @param endRate the rate at the end, at least 0; 0 by default
 * @param periodic whether the rate swings back after the end; false by default
 */
public record CosineDecay(double rate, int totalSteps, double endRate, boolean periodic) implements Schedule {
    /** Checks the numbers. */
    public CosineDecay {
        Check.positive("CosineDecay", "rate", rate);
        Check.atLeastOne("CosineDecay", "totalSteps", totalSteps);
        Check.notNegative("CosineDecay", "endRate", endRate);
    }

    /** Down to 0. */
    public CosineDecay(double rate, int totalSteps) {
        this(rate, totalSteps, 0);
    }

    /** Down to that rate, which is held. */
    public CosineDecay(double rate, int totalSteps, double endRate) {
        this(rate, totalSteps, endRate, false);
    }

    @Override
    public double at(int step) {
        double done = (double) (periodic ? step : Math.min(step, totalSteps)) / totalSteps;
        return endRate + (rate - endRate) * (1 + Math.cos(Math.PI * done)) / 2;
    }
}
