package descent.pooling;

import descent.Mode;
import descent.Shape;
import descent.Window;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * In training one number under the window is drawn, in proportion to its size; at inference they are weighted by the same
 * probabilities:
 *
 * <pre> p[i] = x[i] / sum x      training: y = x[drawn]      inference: y = sum p x </pre>
 *
 * <p>Made for what comes out of a ReLU: numbers below 0 are taken as 0. A window without a number above 0 gives 0 and passes
 * no gradient. In training the gradient goes to what was drawn; the probabilities count as constants. {@link Mode#PROBE}
 * draws nothing and is as inference.
 *
 * <ul>
 *   <li>x: rows of channels x height x width;
 *   <li>y: rows of channels x places down x places across, see {@link Window}.
 * </ul>
 *
 * <p>Zeiler and Fergus 2013, Stochastic pooling for regularization of deep convolutional neural networks,
 * https://arxiv.org/abs/1301.3557
 */
public final class StochasticPool extends Pooling {
    private SplittableGenerator random;
    private boolean drawing;
    /** Where the drawn number stands in x, or -1. */
    private int[] drawn = new int[0];

    private float[] sums = new float[0], weighted = new float[0];

    /** Square windows side by side. */
    public StochasticPool(int kernel) {
        this(tiles(kernel));
    }

    /** That window; its stride is 1 unless it says otherwise. */
    public StochasticPool(Window window) {
        super(window);
    }

    @Override
    public Shape build(Shape in, SplittableGenerator random) {
        this.random = random;
        return super.build(in, random);
    }

    @Override
    void pool(float[] x, int planes, float[] y, Mode mode) {
        drawing = mode == Mode.TRAIN;
        int n = planes * sliding.places();
        sums = atLeast(sums, n);
        weighted = atLeast(weighted, n);
        drawn = atLeast(drawn, n);
        var at = new Spot();
        for (int o = 0; o < n; o++) {
            at.move(o);
            float sum = 0, squares = 0;
            for (int line = at.above; line < at.below; line += sliding.columns.size) {
                for (int i = line + at.left; i < line + at.right; i++) {
                    float a = Math.max(0, x[i]);
                    sum += a;
                    squares += a * a;
                }
            }
            sums[o] = sum;
            y[o] = weighted[o] = sum > 0 ? squares / sum : 0;
            if (drawing) {
                drawn[o] = draw(x, at, random.nextFloat() * sum);
                y[o] = drawn[o] < 0 ? 0 : x[drawn[o]];
            }
        }
    }

    /** The first number at which the sum of all before it and itself is more than {@code mark}; else the last above 0. */
    private int draw(float[] x, Spot at, float mark) {
        int last = -1;
        float sum = 0;
        for (int line = at.above; line < at.below; line += sliding.columns.size) {
            for (int i = line + at.left; i < line + at.right; i++) {
                if (x[i] > 0) {
                    sum += x[i];
                    last = i;
                    if (sum > mark) {
                        return i;
                    }
                }
            }
        }
        return last;
    }

    /** With y = sum x^2 / sum x: dy/dx = (2 x - y) / sum x. */
    @Override
    void spread(float[] dy, int planes, float[] dx) {
        clear(dx, 0, planes);
        var at = new Spot();
        for (int o = 0, n = planes * sliding.places(); o < n; o++) {
            at.move(o);
            if (drawing) {
                if (drawn[o] >= 0) {
                    dx[drawn[o]] += dy[o];
                }
            } else if (sums[o] > 0) {
                float share = dy[o] / sums[o];
                for (int line = at.above; line < at.below; line += sliding.columns.size) {
                    for (int i = line + at.left; i < line + at.right; i++) {
                        dx[i] += x.data[i] < 0 ? 0 : share * (2 * x.data[i] - weighted[o]);
                    }
                }
            }
        }
    }

    /** Where a window stands: its lines begin in x at above, above + width, ... before below; its columns are left to right. */
    private final class Spot {
        int above, below, left, right;

        void move(int o) {
            int row = o / sliding.columns.places, column = o - row * sliding.columns.places;
            int plane = row / sliding.rows.places, place = row - plane * sliding.rows.places;
            above = plane * sliding.planeSize() + sliding.rows.start[place] * sliding.columns.size;
            below = plane * sliding.planeSize() + sliding.rows.end[place] * sliding.columns.size;
            left = sliding.columns.start[column];
            right = sliding.columns.end[column];
        }
    }
}
