package descent;

/** Whether a forward pass is part of training. Dropout and batch normalization behave differently in the two. */
public enum Mode {
    /** Part of a training step: units are dropped, batch statistics are used, running averages move. */
    TRAIN,
    /** Prediction: nothing is random and nothing in the layer changes but its buffers. */
    INFER,
    /**
     * A look inside: as in training, so that what is seen is what the next step would see, but without a trace. Batch
     * statistics are used, but nothing is dropped and no running average moves.
     */
    PROBE
}
