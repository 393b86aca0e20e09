package descent.layers;

import descent.Layer;
import descent.Mode;
import descent.Shape;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.ejml.data.FMatrixRMaj;

/**
 * Forgets that a row is an image or a sequence: the numbers stay where they are, only the shape becomes plain features.
 * {@link Dense} does the same by itself; Flatten says it aloud.
 */
public final class Flatten implements Layer {
    @Override
    public Shape build(Shape in, SplittableGenerator random) {
        return Shape.of(in.columns());
    }

    @Override
    public FMatrixRMaj forward(FMatrixRMaj x, Mode mode) {
        return x;
    }

    @Override
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        return dy;
    }

    /** The name. */
    @Override
    public String toString() {
        return "Flatten";
    }
}
