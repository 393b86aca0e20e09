package descent;

import descent.internal.Matrices;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.ejml.data.FMatrixRMaj;

/**
 * A skip connection: y = x + f(x), where f is a stack of layers that keeps the shape.
 *
 * <p>He, Zhang, Ren and Sun 2016, Deep residual learning for image recognition, https://arxiv.org/abs/1512.03385
 */
public final class Residual implements Layer {
    private final Sequential inner;
    private FMatrixRMaj y, dx;

    /** f as layers in order. */
    public Residual(Layer... layers) {
        inner = new Sequential(layers);
    }

    @Override
    public Shape build(Shape in, SplittableGenerator random) {
        Shape out = inner.build(in, random);
        if (!out.equals(in)) {
            throw new IllegalArgumentException(
                    "Residual expects layers that keep the shape " + in + ", but got " + out);
        }
        return out;
    }

    @Override
    public FMatrixRMaj forward(FMatrixRMaj x, Mode mode) {
        return y = sum(x, inner.forward(x, mode), y);
    }

    @Override
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        return dx = sum(dy, inner.backward(dy), dx);
    }

    @Override
    public void accumulate(FMatrixRMaj dy) {
        inner.accumulate(dy);
    }

    private static FMatrixRMaj sum(FMatrixRMaj a, FMatrixRMaj b, FMatrixRMaj buffer) {
        FMatrixRMaj c = Matrices.sized(buffer, a.numRows, a.numCols);
        for (int i = 0, n = c.getNumElements(); i < n; i++) {
            c.data[i] = a.data[i] + b.data[i];
        }
        return c;
    }

    @Override
    public List<Parameter> parameters() {
        return inner.parameters();
    }

    @Override
    public List<Layer> children() {
        return List.of(inner);
    }

    /** The layers of f in brackets. */
    @Override
    public String toString() {
        return "Residual" + inner.children();
    }
}
