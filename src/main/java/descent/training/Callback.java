package descent.training;

/**
 * Watches training, and may end it. The methods are called on the thread that trains; override those you need. Recording
 * probes, progress displays and early stopping are callbacks.
 */
public interface Callback {
    /** Does nothing. */
    Callback NONE = new Callback() {};

    /** Called before the first step. */
    default void onStart(Progress progress) {}

    /** Called in each step when the gradients of the batch are there and the weights have not moved yet. */
    default void onGradients(Progress progress) {}

    /** Called after each step. */
    default void onStep(Progress progress) {}

    /** Called after each epoch, when its row is in the history. */
    default void onEpoch(Progress progress) {}

    /** Called once at the end, however training ended. */
    default void onEnd(Progress progress) {}
}
