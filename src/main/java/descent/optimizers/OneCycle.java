package descent.optimizers;

import descent.internal.Check;

/**
 * Up from maxRate / divFactor to maxRate, then down to maxRate / divFactor / finalDivFactor, in one training.
 *
 * <p>Smith and Topin 2018, Super-convergence, https://arxiv.org/abs/1708.07120, in the form of PyTorch's OneCycleLR: the way
 * up ends in step riseShare totalSteps - 1, which need not be whole, the way down in step totalSteps - 1. With three phases
 * the way down to the start takes as long as the way up, and what remains leads to the end.
 *
 * @param maxRate the highest rate
 * @param totalSteps the number of steps of the training, at least 2
 * @param riseShare the share of steps on the way up, in (0, 1), at most 0.5 with three phases; 0.3 by default
 * @param divFactor maxRate relative to the rate at the start, above 0; 25 by default
 * @param finalDivFactor the rate at the start relative to that at the end, above 0; 10000 by default
 * @param linear whether phases are straight lines (the paper) or halves of a cosine wave (the default)
 * @param threePhases whether the way down has two parts (the paper); false by default
 */
public record OneCycle(
        double maxRate,
        int totalSteps,
        double riseShare,
        double divFactor,
        double finalDivFactor,
        boolean linear,
        boolean threePhases)
        implements Schedule {
    /** Checks the numbers. */
    public OneCycle {
        Check.positive("OneCycle", "maxRate", maxRate);
        if (totalSteps < 2) {
            throw new IllegalArgumentException("OneCycle expects totalSteps >= 2, but got " + totalSteps);
        }
        Check.fraction("OneCycle", "riseShare", Check.positive("OneCycle", "riseShare", riseShare));
        Check.positive("OneCycle", "divFactor", divFactor);
        Check.positive("OneCycle", "finalDivFactor", finalDivFactor);
        if (threePhases && riseShare > 0.5) {
            throw new IllegalArgumentException(
                    "OneCycle expects riseShare <= 0.5 with three phases, but got " + riseShare);
        }
    }

    /** PyTorch's defaults. */
    public OneCycle(double maxRate, int totalSteps) {
        this(maxRate, totalSteps, 0.3, 25, 1e4, false, false);
    }

    @Override
    public double at(int step) {
        double start = maxRate / divFactor;
        return at(step, start, maxRate, start, start / finalDivFactor);
    }

    /** The momentum that goes with it, the other way: from high down to low while the rate rises, then up to high. */
    public Schedule momentum(double low, double high) {
        return step -> at(step, high, low, high, high);
    }

    /** The value on the way from start to peak, with three phases to middle, to end. */
    private double at(int step, double start, double peak, double middle, double end) {
        double top = riseShare * totalSteps - 1, turn = threePhases ? 2 * top : top, last = totalSteps - 1;
        if (step <= top) {
            return between(start, peak, step, 0, top);
        }
        return step <= turn
                ? between(peak, middle, step, top, turn)
                : between(threePhases ? middle : peak, end, Math.min(step, last), turn, last);
    }

    private double between(double a, double b, double step, double from, double to) {
        double x = to > from ? (step - from) / (to - from) : 1;
        return linear ? a + (b - a) * x : b + (a - b) * (1 + Math.cos(Math.PI * x)) / 2;
    }
}
