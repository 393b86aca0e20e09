package descent.initializers;

/**
 * Variance 2 / fanIn: makes up for the half of the signal that a rectifier cuts off. For ReLU and its kin.
 *
 * <p>He, Zhang, Ren and Sun 2015, Delving deep into rectifiers, https://arxiv.org/abs/1502.01852
 *
 * @param fan which number of connections counts
 * @param distribution normal, truncated or uniform
 */
public record He(Fan fan, Distribution distribution) implements VarianceScaling {
    /** Normal, over the inputs of a unit. */
    public He() {
        this(Fan.IN, Distribution.NORMAL);
    }

    /** Uniform, over the inputs of a unit. */
    public static He uniform() {
        return new He(Fan.IN, Distribution.UNIFORM);
    }

    @Override
    public double scale() {
        return 2;
    }
}
