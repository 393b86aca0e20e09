package descent.optimizers;

import descent.internal.Workers;

/** A rule that treats every weight by itself, so that several threads can share the weights of a large parameter. */
public interface ElementWiseRule extends Optimizer {
    /** As {@link Optimizer#update}, for the weights from {@code from} to before {@code to} only. Slots have the length of w. */
    void update(float[] w, float[] g, float[][] slots, int t, double rate, int from, int to);

    @Override
    default void update(float[] w, float[] g, float[][] slots, int t, double rate) {
        Workers.run(w.length, Stepper.SHARE, (from, to) -> update(w, g, slots, t, rate, from, to));
    }
}
