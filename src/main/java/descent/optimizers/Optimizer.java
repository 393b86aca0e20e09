package descent.optimizers;

/**
 * A rule that moves weights along gradients. It is a value: its hyper-parameters and a formula. What it must remember from
 * step to step lives in arrays (slots) that a {@link Stepper} owns, so one rule can train many networks and never
 * continues with stale averages. One that treats every weight by itself is an {@link ElementWiseRule}.
 */
public interface Optimizer {
    /** The learning rate over the steps. */
    Schedule learningRate();

    /**
     * Fresh state for one parameter: an array for each running quantity.
     *
     * @param shape the sizes of the parameter
     */
    float[][] slots(int... shape);

    /**
     * One step for one parameter.
     *
     * @param w the weights. Modified.
     * @param g their gradient. Not modified.
     * @param slots the state that {@link #slots} made for it. Modified.
     * @param t the number of this step, counted from 1
     * @param rate the learning rate of this step, where formulas say learningRate: what {@link #learningRate} gives, unless
     *     training slows down or the parameter has a rate of its own
     */
    void update(float[] w, float[] g, float[][] slots, int t, double rate);

    /** One step with the rate that {@link #learningRate} gives for it. */
    default void update(float[] w, float[] g, float[][] slots, int t) {
        update(w, g, slots, t, learningRate().at(t - 1));
    }

    /** {@code count} arrays of zeros, each as long as a parameter of that shape: the state of most rules. */
    static float[][] zeros(int count, int... shape) {
        int size = 1;
        for (int length : shape) {
            size *= length;
        }
        return new float[count][size];
    }
}
