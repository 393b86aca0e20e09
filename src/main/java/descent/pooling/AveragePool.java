package descent.pooling;

import descent.Mode;
import descent.Window;
import descent.internal.Workers;

/**
 * The mean of the numbers under the window: y = sum x / count, where only cells of the image count, not the padding (as in
 * Keras; PyTorch does so with count_include_pad = False).
 *
 * <ul>
 *   <li>x: rows of channels x height x width;
 *   <li>y: rows of channels x places down x places across, see {@link Window}.
 * </ul>
 *
 * <p>LeCun, Bottou, Bengio and Haffner 1998, Gradient-based learning applied to document recognition,
 * https://doi.org/10.1109/5.726791 (there with a learned factor and bias)
 */
public final class AveragePool extends Pooling {
    private final Workers.Body forward = this::pool, backward = this::spread;
    private float[] from, to;

    /** Square windows side by side. */
    public AveragePool(int kernel) {
        this(tiles(kernel));
    }

    /** That window; its stride is 1 unless it says otherwise. */
    public AveragePool(Window window) {
        super(window);
    }

    @Override
    void pool(float[] x, int planes, float[] y, Mode mode) {
        from = x;
        to = y;
        share(planes, forward);
    }

    private void pool(int plane, int end) {
        sliding.average(from, plane, end, to);
    }

    @Override
    void spread(float[] dy, int planes, float[] dx) {
        from = dy;
        to = dx;
        share(planes, backward);
    }

    private void spread(int plane, int end) {
        clear(to, plane, end);
        sliding.addShares(from, plane, end, to);
    }
}
