package descent.optimizers;

import descent.internal.Check;

/**
 * Rises in a straight line to where another schedule starts, then follows that one from its beginning:
 * {@code new WarmUp(100, new CosineDecay(0.01, 900))}.
 *
 * <pre> startRate + (then(0) - startRate) (step + 1) / steps      or step / steps if not counted </pre>
 *
 * <p>Goyal et al. 2017, Accurate, large minibatch SGD, https://arxiv.org/abs/1706.02677, section 2.2.
 *
 * @param steps the number of steps of the rise, at least 1
 * @param then what follows
 * @param startRate where the line starts, at least 0; 0 by default
 * @param counted whether the first step is already one step up the line (true, the default, so that its rate is not 0) or
 *     at its start
 */
public record WarmUp(int steps, Schedule then, double startRate, boolean counted) implements Schedule {
    /** Checks the numbers. */
    public WarmUp {
        Check.atLeastOne("WarmUp", "steps", steps);
        Check.notNegative("WarmUp", "startRate", startRate);
    }

    /** From 0, the first step one step up the line. */
    public WarmUp(int steps, Schedule then) {
        this(steps, then, 0, true);
    }

    /** To a rate that stays. */
    public WarmUp(int steps, double rate) {
        this(steps, Schedule.constant(rate));
    }

    @Override
    public double at(int step) {
        if (step >= steps) {
            return then.at(step - steps);
        }
        return startRate + (then.at(0) - startRate) * (counted ? step + 1 : step) / steps;
    }
}
