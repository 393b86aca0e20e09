package descent.normalization;

import descent.Layer;
import descent.Mode;
import descent.Parameter;
import descent.Shape;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.ejml.data.FMatrixRMaj;

/** A layer of another network, as it is: built already, and not built again. */
final class Kept implements Layer {
    private final Layer layer;
    private final Shape out;

    Kept(Layer layer, Shape out) {
        this.layer = layer;
        this.out = out;
    }

    @Override
    public Shape build(Shape in, SplittableGenerator random) {
        return out;
    }

    @Override
    public FMatrixRMaj forward(FMatrixRMaj x, Mode mode) {
        return layer.forward(x, mode);
    }

    @Override
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        return layer.backward(dy);
    }

    @Override
    public void accumulate(FMatrixRMaj dy) {
        layer.accumulate(dy);
    }

    @Override
    public List<Parameter> parameters() {
        return layer.parameters();
    }

    @Override
    public Map<String, float[]> state() {
        return layer.state();
    }

    @Override
    public String toString() {
        return layer.toString();
    }
}
