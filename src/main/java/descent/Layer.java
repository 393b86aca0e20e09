package descent;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.ejml.data.FMatrixRMaj;

/**
 * One step of a network: forward from x to y, backward from the gradient of y to the gradient of x.
 *
 * <p>The order of calls is {@link #build} once, then any number of {@link #forward}, each followed by at most one
 * {@link #backward} or {@link #accumulate}. Batches are matrices with one sample per row; the number of rows may differ
 * from call to call. A layer keeps the buffers that it returns and overwrites them in the next call: copy what must
 * last. It remembers x (not a copy) until the backward pass.
 *
 * <p>Write your own by implementing build, forward and backward, and check it with
 * {@code GradientCheck}.
 */
public interface Layer {
    /**
     * Allocates the parameters.
     *
     * @param in the shape of the rows of x
     * @param random where initial weights, and later random masks, come from
     * @return the shape of the rows of y
     * @throws IllegalArgumentException if the layer cannot work on that shape
     */
    Shape build(Shape in, SplittableGenerator random);

    /**
     * Computes y.
     *
     * @param x the batch, one sample per row. Not modified, but remembered.
     * @param mode training or inference
     * @return y, owned by this layer: valid until the next call
     */
    FMatrixRMaj forward(FMatrixRMaj x, Mode mode);

    /**
     * Adds the gradients of the parameters to {@link Parameter#gradient} and computes the gradient of x, for the batch of
     * the last {@link #forward}.
     *
     * @param dy the gradient of the loss with respect to y. Not modified.
     * @return the gradient with respect to x, owned by this layer: valid until the next call
     */
    FMatrixRMaj backward(FMatrixRMaj dy);

    /**
     * As {@link #backward}, without the gradient of x, which the first layer of a network does not need: for a wide first
     * layer that is half of a training step.
     *
     * @param dy the gradient of the loss with respect to y. Not modified.
     */
    default void accumulate(FMatrixRMaj dy) {
        backward(dy);
    }

    /** What training moves, in a fixed order; empty for a layer that learns nothing. */
    default List<Parameter> parameters() {
        return List.of();
    }

    /**
     * What the layer remembers beside its parameters and must keep when it is saved, such as running averages: by name, in a
     * fixed order; in use, not copies.
     */
    default Map<String, float[]> state() {
        return Map.of();
    }

    /** The layers inside this one, in order; empty unless this is a container. */
    default List<Layer> children() {
        return List.of();
    }
}
