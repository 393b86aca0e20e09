package descent.pooling;

import descent.Mode;
import descent.Window;

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
    private int[] winners = new int[0];

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
        sliding.max(x, planes, y, winners);
    }

    @Override
    void spread(float[] dy, int planes, float[] dx) {
        for (int o = 0, n = planes * sliding.places(); o < n; o++) {
            dx[winners[o]] += dy[o];
        }
    }
}
