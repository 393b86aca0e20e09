package descent.initializers;

/**
 * Variance 1 / fanIn: a linear unit keeps the variance of its inputs. The start for SELU.
 *
 * <p>LeCun, Bottou, Orr and Mueller 1998, Efficient BackProp, https://doi.org/10.1007/3-540-49430-8_2
 *
 * @param fan which number of connections counts
 * @param distribution normal, truncated or uniform
 */
public record LeCun(Fan fan, Distribution distribution) implements VarianceScaling {
    /** Normal, over the inputs of a unit. */
    public LeCun() {
        this(Fan.IN, Distribution.NORMAL);
    }

    /** Uniform, over the inputs of a unit. */
    public static LeCun uniform() {
        return new LeCun(Fan.IN, Distribution.UNIFORM);
    }

    @Override
    public double scale() {
        return 1;
    }
}
