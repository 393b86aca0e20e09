package descent.initializers;

import java.util.random.RandomGenerator;

/**
 * All values between &#177;1 / sqrt(fanIn) equally likely: variance 1 / (3 fanIn), so that a linear layer shrinks the
 * variance of its input to a third. The rule of thumb of the years before {@link Glorot}, and PyTorch's default for Linear
 * and Conv2d.
 *
 * <p>LeCun, Bottou, Orr and Mueller 1998, Efficient BackProp, https://doi.org/10.1007/3-540-49430-8_2; named standard in
 * Glorot and Bengio 2010, https://proceedings.mlr.press/v9/glorot10a.html
 */
public record StandardUniform() implements Initializer {
    @Override
    public void fill(float[] w, int fanIn, int fanOut, RandomGenerator random) {
        new Uniform(1 / Math.sqrt(fanIn)).fill(w, fanIn, fanOut, random);
    }
}
