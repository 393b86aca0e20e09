package descent.initializers;

/**
 * Variance 2 / (fanIn + fanOut), also called Xavier: forward and backward variances are kept as well as both can be. For
 * tanh, sigmoid and softmax.
 *
 * <p>Glorot and Bengio 2010, Understanding the difficulty of training deep feedforward neural networks,
 * https://proceedings.mlr.press/v9/glorot10a.html
 *
 * @param fan which number of connections counts
 * @param distribution normal, truncated or uniform
 */
public record Glorot(Fan fan, Distribution distribution) implements VarianceScaling {
    /** Normal, over the mean of inputs and outputs. */
    public Glorot() {
        this(Fan.AVERAGE, Distribution.NORMAL);
    }

    /** Uniform, over the mean of inputs and outputs. */
    public static Glorot uniform() {
        return new Glorot(Fan.AVERAGE, Distribution.UNIFORM);
    }

    @Override
    public double scale() {
        return 1;
    }
}
