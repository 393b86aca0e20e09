package descent.pooling;

import descent.Mode;
import descent.Window;
import descent.internal.Workers;

/**
 * The largest number under the window: y = max x. Its gradient goes to where the maximum stands, the first one of equals.
 * Padding never wins.
 *
 * <ul>
 *   <li>x: rows of channels x height x width;
 *   <li>y: rows of channels x places down x places across, see {@link Window}.
 * </ul>
 *
 * <p>Ranzato, Huang, Boureau and LeCun 2007, Unsupervised learning of invariant feature hierarchies with applications to
 * object recognition, https://doi.org/10.1109/CVPR.2007.383157
 */
public final class MaxPool extends Pooling {
    private final Workers.Body forward = this::pool, backward = this::spread;
    private int[] winners = new int[0];
    private float[] from, to;

    /** Square windows side by side. */
    public MaxPool(int kernel) {
        this(tiles(kernel));
    }

    /** That window; its stride is 1 unless it says otherwise. */
    public MaxPool(Window window) {
        super(window);
    }

    @Override
    void pool(float[] x, int planes, float[] y, Mode mode) {
        winners = atLeast(winners, planes * sliding.places());
        from = x;
        to = y;
        share(planes, forward);
    }

    private void pool(int plane, int end) {
        sliding.max(from, plane, end, to, winners);
    }

    @Override
    void spread(float[] dy, int planes, float[] dx) {
        from = dy;
        to = dx;
        share(planes, backward);
    }

    private void spread(int plane, int end) {
        clear(to, plane, end);
        for (int o = plane * sliding.places(), n = end * sliding.places(); o < n; o++) {
            to[winners[o]] += from[o];
        }
    }
}
