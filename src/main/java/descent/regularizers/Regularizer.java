package descent.regularizers;

/** A penalty on the weights of a layer. Biases and the gains of normalizations are left alone. */
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
}
