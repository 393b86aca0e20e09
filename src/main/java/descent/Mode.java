package descent;

/** Whether a forward pass is part of training. Dropout and batch normalization behave differently in the two. */
public enum Mode {
    /** Part of a training step: units are dropped, batch statistics are used, running averages move. */
    TRAIN,
    /** Prediction: nothing is random and nothing in the layer changes but its buffers. */
    INFER
}
