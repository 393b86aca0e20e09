package descent.initializers;

import java.util.function.DoubleUnaryOperator;

/**
 * By how much weights must be larger than for a linear layer, so that the activation after it does not make signals
 * smaller: for {@link Orthogonal} and {@link Eye}, and as the square in the scale of {@link VarianceScaling}.
 *
 * <p>The constants are PyTorch's calculate_gain. Those of the rectifiers keep the mean square of a standard normal input
 * (He et al. 2015, https://arxiv.org/abs/1502.01852), as {@link #of} does for any function; 5/3 and 3/4 are conventions
 * ({@code of} gives 1.59 for tanh and 1 for SELU).
 */
public final class Gain {
    /** 1, for no activation, and by convention for sigmoid. */
    public static final double LINEAR = 1, SIGMOID = 1;

    /** 5/3. */
    public static final double TANH = 5 / 3.0;

    /** sqrt 2. */
    public static final double RELU = Math.sqrt(2);

    /** 3/4. */
    public static final double SELU = 0.75;

    private Gain() {}

    /** sqrt(2 / (1 + negativeSlope^2)). */
    public static double leakyRelu(double negativeSlope) {
        return Math.sqrt(2 / (1 + negativeSlope * negativeSlope));
    }

    /**
     * 1 / sqrt(E f(z)^2) for a standard normal z: what keeps the mean square of signals through layers of this
     * activation. {@code Gain.of(x -> new Mish().apply(x)[0])}
     */
    public static double of(DoubleUnaryOperator f) {
        double step = 1 / 256.0, sum = 0, density = 0;
        for (double z = -10 + step / 2; z < 10; z += step) {
            double p = Math.exp(-z * z / 2), y = f.applyAsDouble(z);
            sum += p * y * y;
            density += p;
        }
        return Math.sqrt(density / sum);
    }
}
