package descent;

import org.ejml.data.FMatrixRMaj;

/**
 * Sees what passes between the layers of a {@link Network}: how probes look inside without the layers knowing. The
 * matrices belong to the layers and are valid only during the call.
 */
public interface Watcher {
    /** Sees nothing. */
    Watcher NONE = new Watcher() {};

    /** Called when {@code x} has entered {@code layer} and {@code y} has left it. */
    default void forward(Layer layer, FMatrixRMaj x, FMatrixRMaj y) {}

    /** Called when {@code dy}, the gradient of the loss with respect to the layer's y, is about to enter {@code layer}. */
    default void backward(Layer layer, FMatrixRMaj dy) {}
}
