package descent;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.ejml.data.FMatrixRMaj;

/** Layers one after the other: what leaves one enters the next. */
public final class Sequential implements Layer {
    private final List<Layer> layers;
    private List<List<Parameter>> learned = List.of();
    private List<Shape> shapes = List.of();
    private Watcher watcher = Watcher.NONE;

    /** The layers in order, at least one. */
    public Sequential(Layer... layers) {
        if (layers.length == 0) {
            throw new IllegalArgumentException("Sequential expects at least 1 layer, but got 0");
        }
        this.layers = List.of(layers);
    }

    @Override
    public Shape build(Shape in, SplittableGenerator random) {
        Shape shape = in;
        var left = new ArrayList<Shape>();
        for (int i = 0; i < layers.size(); i++) {
            try {
                shape = layers.get(i).build(shape, random.split());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("layer " + (i + 1) + ", " + e.getMessage(), e);
            }
            left.add(shape);
        }
        shapes = List.copyOf(left);
        learned = layers.stream().map(Layer::parameters).toList();
        return shape;
    }

    @Override
    public FMatrixRMaj forward(FMatrixRMaj x, Mode mode) {
        FMatrixRMaj in = x;
        for (int i = 0; i < layers.size(); i++) { // without an iterator: steps allocate nothing
            Layer layer = layers.get(i);
            FMatrixRMaj out = layer.forward(in, mode);
            watcher.forward(layer, in, out);
            in = out;
        }
        return in;
    }

    @Override
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        return backward(dy, 0);
    }

    /** Stops at the first layer that has something to train: nothing below needs a gradient. */
    @Override
    public void accumulate(FMatrixRMaj dy) {
        int first = firstToTrain();
        if (first == layers.size()) {
            return;
        }
        FMatrixRMaj gradient = backward(dy, first + 1);
        watcher.backward(layers.get(first), gradient);
        layers.get(first).accumulate(gradient);
    }

    private FMatrixRMaj backward(FMatrixRMaj dy, int last) {
        FMatrixRMaj gradient = dy;
        for (int i = layers.size() - 1; i >= last; i--) {
            watcher.backward(layers.get(i), gradient);
            gradient = layers.get(i).backward(gradient);
        }
        return gradient;
    }

    private int firstToTrain() {
        int i = 0;
        while (i < layers.size() && !anyTrainable(learned.get(i))) {
            i++;
        }
        return i;
    }

    private static boolean anyTrainable(List<Parameter> parameters) {
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).isTrainable()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<Parameter> parameters() {
        return parametersOf(layers);
    }

    @Override
    public List<Layer> children() {
        return layers;
    }

    /** The shape that leaves each layer, in order; empty before the layers are built. */
    public List<Shape> shapes() {
        return shapes;
    }

    /** Tells {@code watcher} of everything that passes between the layers, here and in the containers inside. */
    void watch(Watcher watcher) {
        this.watcher = watcher;
        watch(layers, watcher);
    }

    private static void watch(List<Layer> layers, Watcher watcher) {
        for (Layer layer : layers) {
            if (layer instanceof Sequential inner) {
                inner.watch(watcher);
            } else {
                watch(layer.children(), watcher);
            }
        }
    }

    static List<Parameter> parametersOf(List<Layer> layers) {
        var all = new ArrayList<Parameter>();
        layers.forEach(layer -> all.addAll(layer.parameters()));
        return List.copyOf(all);
    }

    /** The layers in brackets. */
    @Override
    public String toString() {
        return "Sequential" + layers;
    }
}
