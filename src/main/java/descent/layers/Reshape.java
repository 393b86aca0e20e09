package descent.layers;

import descent.Layer;
import descent.Mode;
import descent.Shape;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.ejml.data.FMatrixRMaj;

/**
 * Reads the numbers of a row in another way: 784 features as an image of 1x28x28, or as a sequence of 28 steps of 28. The
 * numbers stay where they are.
 */
public final class Reshape implements Layer {
    private final Shape shape;

    /** @param shape how the layers that follow read a row: {@code Shape.image(1, 28, 28)} */
    public Reshape(Shape shape) {
        this.shape = shape;
    }

    @Override
    public Shape build(Shape in, SplittableGenerator random) {
        if (in.columns() != shape.columns()) {
            throw new IllegalArgumentException(this + " expects " + shape.columns() + " numbers in a row, but got "
                    + in.columns() + (in.sizes().size() == 1 ? "" : " (" + in + ")"));
        }
        return shape;
    }

    @Override
    public FMatrixRMaj forward(FMatrixRMaj x, Mode mode) {
        return x;
    }

    @Override
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        return dy;
    }

    /** Name and shape. */
    @Override
    public String toString() {
        return "Reshape(" + shape + ")";
    }
}
