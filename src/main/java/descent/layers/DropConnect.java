package descent.layers;

import descent.Layer;
import descent.Mode;
import descent.Parameter;
import descent.internal.Check;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * In training each weight of a layer is dropped with probability {@code rate}, while {@link Dropout} drops whole units: weight
 * mask takes the place of weight, with a mask of zeros and ones drawn anew for every batch. The bias stays.
 *
 * <p>The inverted form divides by 1 - rate in training and leaves inference alone. The other leaves training alone and
 * multiplies by 1 - rate at inference: both keep the mean. {@link Mode#PROBE} drops nothing and is as inference.
 *
 * <p>Takes a layer with weights: {@code new DropConnect(0.5, new Dense(100))}. Parameters: those of that layer.
 *
 * <p>Wan, Zeiler, Zhang, LeCun and Fergus 2013, Regularization of neural networks using DropConnect,
 * https://proceedings.mlr.press/v28/wan13.html (there with a mask for every sample, and at inference with draws from a normal
 * distribution of the same mean and variance)
 */
public final class DropConnect extends Reweighted {
    private final double rate;
    private final boolean inverted;
    private SplittableGenerator random;
    private Parameter whole;
    /** What the weights are multiplied by. */
    private float[] factor;

    /** A dense layer, in the inverted form. */
    public DropConnect(double rate, Dense layer) {
        this(rate, layer, true);
    }

    /** A convolution, in the inverted form: all places share what is dropped. */
    public DropConnect(double rate, Conv2D layer) {
        this(rate, layer, true);
    }

    /** A layer whose weight comes first in its parameters; {@code inverted}: whether to scale in training, not at inference. */
    private DropConnect(double rate, Layer layer, boolean inverted) {
        super(layer);
        this.rate = Check.fraction("DropConnect", "rate", rate);
        this.inverted = inverted;
    }

    /** A dense layer, scaled at inference and not in training. */
    public static DropConnect scaledAtInference(double rate, Dense layer) {
        return new DropConnect(rate, layer, false);
    }

    @Override
    List<Parameter> replace(Parameter weight, SplittableGenerator random) {
        this.random = random;
        whole = weight.like("weight");
        System.arraycopy(weight.value.data, 0, whole.value.data, 0, whole.size());
        factor = new float[whole.size()];
        return List.of(whole);
    }

    @Override
    void weigh(Parameter weight, Mode mode) {
        if (mode == Mode.TRAIN) {
            float kept = (float) (inverted ? 1 / (1 - rate) : 1);
            for (int i = 0; i < factor.length; i++) {
                factor[i] = random.nextFloat() < rate ? 0 : kept;
            }
        } else {
            Arrays.fill(factor, (float) (inverted ? 1 : 1 - rate));
        }
        for (int i = 0; i < factor.length; i++) {
            weight.value.data[i] = whole.value.data[i] * factor[i];
        }
    }

    @Override
    void passOn(Parameter weight) {
        for (int i = 0; i < factor.length; i++) {
            whole.gradient.data[i] += weight.gradient.data[i] * factor[i];
        }
    }

    /** Name, rate, and what is inside. */
    @Override
    public String toString() {
        return "DropConnect(" + rate + ", " + inner() + ")";
    }
}
