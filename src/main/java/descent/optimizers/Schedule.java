package descent.optimizers;

/** A learning rate that may change from step to step. Wherever a rule takes a number, it also takes a schedule. */
@FunctionalInterface
public interface Schedule {
    /** The rate used in the update number {@code step}, counted from 0. */
    double at(int step);

    /** The same rate in every step: a finite number above 0. */
    static Schedule constant(double rate) {
        return new ConstantRate(rate);
    }
}
