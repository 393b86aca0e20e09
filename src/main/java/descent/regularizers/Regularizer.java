package descent.regularizers;

import descent.Parameter;

/** A penalty on the weights of a layer, or a limit to them. Biases and the gains of normalizations are left alone. */
public interface Regularizer {
    /** The penalty on these weights. */
    double penalty(float[] w);

    /**
     * Adds the gradient of the penalty.
     *
     * @param w the weights. Not modified.
     * @param g where the gradient is added. Modified.
     */
    void addGradient(float[] w, float[] g);

    /**
     * Brings weights back to where they may be; called after each step. Does nothing unless overridden.
     *
     * @param weight the weights of a layer. Its value is modified.
     */
    default void constrain(Parameter weight) {}
}
