package descent.layers;

import descent.Layer;
import descent.Mode;
import descent.Parameter;
import descent.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.ejml.data.FMatrixRMaj;

/**
 * A {@link Dense} or {@link Conv2D} whose weight is computed anew from other parameters in every forward pass: those are
 * trained, and the gradient of the weight is passed on to them.
 */
abstract class Reweighted implements Layer {
    private final Layer layer;
    private Parameter weight;
    private List<Parameter> others;

    Reweighted(Layer layer) {
        this.layer = layer;
    }

    final Layer inner() {
        return layer;
    }

    /** Makes the parameters. {@code weight} holds what the initializer drew. */
    abstract List<Parameter> replace(Parameter weight, SplittableGenerator random);

    /** Computes {@code weight.value}. */
    abstract void weigh(Parameter weight, Mode mode);

    /** Adds to the gradients of the parameters, given {@code weight.gradient}. */
    abstract void passOn(Parameter weight);

    @Override
    public Shape build(Shape in, SplittableGenerator random) {
        Shape out = layer.build(in, random.split());
        weight = layer.parameters().get(0);
        others = new ArrayList<>(replace(weight, random));
        others.addAll(layer.parameters().subList(1, layer.parameters().size()));
        return out;
    }

    @Override
    public final FMatrixRMaj forward(FMatrixRMaj x, Mode mode) {
        weigh(weight, mode);
        return layer.forward(x, mode);
    }

    @Override
    public final FMatrixRMaj backward(FMatrixRMaj dy) {
        Arrays.fill(weight.gradient.data, 0);
        FMatrixRMaj dx = layer.backward(dy);
        passOn(weight);
        return dx;
    }

    @Override
    public final void accumulate(FMatrixRMaj dy) {
        Arrays.fill(weight.gradient.data, 0);
        layer.accumulate(dy);
        passOn(weight);
    }

    @Override
    public final List<Parameter> parameters() {
        return List.copyOf(others);
    }

    /** Name, and what is inside. */
    @Override
    public String toString() {
        return getClass().getSimpleName() + "(" + layer + ")";
    }
}
