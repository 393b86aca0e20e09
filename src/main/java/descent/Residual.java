package descent;

import descent.internal.Matrices;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.ejml.data.FMatrixRMaj;

/**
 * A skip connection: y = x + f(x), where f is a stack of layers that keeps the shape; or, where f changes it, y = p(x) + f(x)
 * with a projection p to the same shape, such as a convolution of kernel 1.
 *
 * <p>He, Zhang, Ren and Sun 2016, Deep residual learning for image recognition, https://arxiv.org/abs/1512.03385
 */
public final class Residual implements Layer {
    private final Sequential inner;
    private final Sequential projection;
    private FMatrixRMaj y, dx;

    /** y = x + f(x), f as layers in order. */
    public Residual(Layer... layers) {
        this(null, new Sequential(layers));
    }

    private Residual(Sequential projection, Sequential inner) {
        this.projection = projection;
        this.inner = inner;
    }

    /** y = p(x) + f(x), f as layers in order. */
    public static Residual projected(Layer projection, Layer... layers) {
        return new Residual(new Sequential(projection), new Sequential(layers));
    }

    @Override
    public Shape build(Shape in, SplittableGenerator random) {
        Shape out = inner.build(in, random);
        Shape past = projection == null ? in : projection.build(in, random.split());
        if (!out.equals(past)) {
            String kept = projection == null ? "keep the shape " + in : "give the shape " + past + " of its projection";
            throw new IllegalArgumentException("Residual expects layers that " + kept + ", but got " + out);
        }
        return out;
    }

    @Override
    public FMatrixRMaj forward(FMatrixRMaj x, Mode mode) {
        FMatrixRMaj past = projection == null ? x : projection.forward(x, mode);
        return y = sum(past, inner.forward(x, mode), y);
    }

    @Override
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        FMatrixRMaj past = projection == null ? dy : projection.backward(dy);
        return dx = sum(past, inner.backward(dy), dx);
    }

    @Override
    public void accumulate(FMatrixRMaj dy) {
        if (projection != null) {
            projection.accumulate(dy);
        }
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
        return Sequential.parametersOf(children());
    }

    @Override
    public List<Layer> children() {
        return projection == null ? List.of(inner) : List.of(projection, inner);
    }

    /** The layers of f in brackets, and the projection if there is one. */
    @Override
    public String toString() {
        return "Residual" + inner.children() + (projection == null ? "" : " + " + projection.children());
    }
}
