package descent.internal;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * The products of a convolution, sample by sample: weight times what the window sees is filters x places, which is the row of
 * y as it stands. What the window sees is looked up anew in the backward pass: for a whole batch it would not fit into any
 * cache.
 *
 * <p>There is one product for each row of the window, see {@link Shifts}, or one for all where those would be too thin. The
 * bias is the weight of one more cell, which always sees 1. Samples are shared out in blocks that depend on sizes only; each
 * block sums up its own gradients, which are then added in order, so that results do not depend on the number of threads.
 */
public final class Convolution {
    /** Most blocks, the fewest multiplications worth a block, and the most numbers that the gradients of all may take. */
    private static final int BLOCKS = 8, WORK = 500_000, MEMORY = 1 << 22;

    /** Fewer cells than this in a row of the window are too thin for a product of their own. */
    private static final int THIN = 16;

    private final Sliding sliding;
    private final int filters, cells, places, inRow;
    private final boolean thin;
    private final Workers.Body forward = this::forward, backward = this::backward;
    /** The bias, then the weights, row of the window by row of the window: (1 + cells) x filters. */
    private final float[] weights;

    private Block[] blocks = {};
    private int perBlock, first;
    private float[] x, y, dy, dx;

    /** For that many filters. */
    public Convolution(Sliding sliding, int filters) {
        this.sliding = sliding;
        this.filters = filters;
        cells = sliding.cells();
        places = sliding.places();
        inRow = cells / sliding.rows.kernel;
        thin = inRow < THIN;
        weights = new float[(1 + cells) * filters];
    }

    /** y = weight x + bias; no bias if it is null. */
    public void forward(FMatrixRMaj x, float[] weight, float[] bias, FMatrixRMaj y) {
        arrange(weight, bias);
        this.x = x.data;
        this.y = y.data;
        share(x.numRows, forward);
    }

    /** Adds to the gradients of the weight and, unless it is null, of the bias; writes that of x, unless dx is null. */
    public void backward(
            FMatrixRMaj x, FMatrixRMaj dy, float[] weight, float[] dWeight, float[] dBias, FMatrixRMaj dx) {
        this.x = x.data;
        this.dy = dy.data;
        this.dx = null;
        if (dx != null) {
            arrange(weight, null);
            this.dx = dx.data;
        }
        first = dBias == null ? 1 : 0;
        int used = share(x.numRows, backward);
        float[] sum = blocks[0].gradient;
        for (int b = 1; b < used; b++) {
            float[] other = blocks[b].gradient;
            for (int i = 0; i < sum.length; i++) {
                sum[i] += other[i];
            }
        }
        addArranged(sum, dWeight, dBias);
    }

    private int share(int samples, Workers.Body body) {
        int most = Math.max(1, Math.min(BLOCKS, MEMORY / weights.length));
        int atLeast = (int) Math.min(samples, WORK / ((long) filters * cells * places) + 1);
        perBlock = Math.max(atLeast, (samples + most - 1) / most);
        int used = (samples + perBlock - 1) / perBlock, there = blocks.length;
        if (used > there) {
            blocks = Arrays.copyOf(blocks, used);
            for (int b = there; b < used; b++) {
                blocks[b] = new Block();
            }
        }
        Workers.run(samples, perBlock, body);
        return used;
    }

    private void forward(int from, int to) {
        Block block = blocks[from / perBlock];
        for (int r = from; r < to; r++) {
            block.forward(r);
        }
    }

    private void backward(int from, int to) {
        Block block = blocks[from / perBlock];
        Arrays.fill(block.gradient, 0);
        for (int r = from; r < to; r++) {
            block.accumulate(r);
            if (dx != null) {
                block.backward(r);
            }
        }
    }

    private void arrange(float[] weight, float[] bias) {
        first = bias == null ? 1 : 0;
        if (bias != null) {
            System.arraycopy(bias, 0, weights, 0, filters);
        }
        for (int cell = 0; cell < cells; cell++) {
            int at = arranged(cell);
            for (int f = 0; f < filters; f++) {
                weights[at + f] = weight[f * cells + cell];
            }
        }
    }

    private void addArranged(float[] sum, float[] dWeight, float[] dBias) {
        for (int f = 0; dBias != null && f < filters; f++) {
            dBias[f] += sum[f];
        }
        for (int cell = 0; cell < cells; cell++) {
            int at = arranged(cell);
            for (int f = 0; f < filters; f++) {
                dWeight[f * cells + cell] += sum[at + f];
            }
        }
    }

    /** Where the weights of a cell begin: they come channel by channel and are kept row of the window by row of the window. */
    private int arranged(int cell) {
        int width = sliding.columns.kernel, height = sliding.rows.kernel;
        int j = cell % width, i = cell / width % height, c = cell / width / height;
        return (1 + (i * sliding.channels + c) * width + j) * filters;
    }

    /** The buffers of one block of samples. */
    private final class Block {
        private final Shifts shifts = new Shifts(sliding), gradients = new Shifts(sliding);
        private final int length = thin ? places : shifts.length, products = thin ? 1 : sliding.rows.kernel;
        private final float[] seen = thin ? new float[length * (1 + cells)] : shifts.data;
        private final float[] gradient = new float[weights.length];

        private void see(int r) {
            shifts.take(x, r * sliding.channels * sliding.planeSize());
            if (thin) {
                stack();
            }
        }

        private void stack() {
            Arrays.fill(seen, 0, length, 1);
            for (int i = 0, to = length; i < sliding.rows.kernel; i++) {
                for (int s = 0; s < inRow; s++, to += length) {
                    System.arraycopy(shifts.data, s * shifts.length + shifts.of(i), seen, to, length);
                }
            }
        }

        private int begin(int i) {
            return i == 0 ? first : 1 + i * inRow;
        }

        private int end(int i) {
            return 1 + (thin ? cells : (i + 1) * inRow);
        }

        private int seenBy(int i) {
            return i == 0 ? first * length : shifts.of(i);
        }

        void forward(int r) {
            see(r);
            for (int i = 0, to = r * filters * places; i < products; i++) {
                int begin = begin(i), k = end(i) - begin, beta = i == 0 ? 0 : 1;
                Product.sgemm(
                        true,
                        false,
                        filters,
                        places,
                        k,
                        1,
                        weights,
                        begin * filters,
                        filters,
                        seen,
                        seenBy(i),
                        length,
                        beta,
                        y,
                        to,
                        places);
            }
        }

        void accumulate(int r) {
            see(r);
            for (int i = 0, from = r * filters * places; i < products; i++) {
                int begin = begin(i), m = end(i) - begin;
                Product.sgemm(
                        false,
                        true,
                        m,
                        filters,
                        places,
                        1,
                        seen,
                        seenBy(i),
                        length,
                        dy,
                        from,
                        places,
                        1,
                        gradient,
                        begin * filters,
                        filters);
            }
        }

        void backward(int r) {
            gradients.clear();
            for (int i = 0, from = r * filters * places; i < sliding.rows.kernel; i++) {
                int begin = 1 + i * inRow;
                Product.sgemm(
                        false,
                        false,
                        inRow,
                        places,
                        filters,
                        1,
                        weights,
                        begin * filters,
                        filters,
                        dy,
                        from,
                        places,
                        1,
                        gradients.data,
                        gradients.of(i),
                        gradients.length);
            }
            int size = sliding.channels * sliding.planeSize();
            Arrays.fill(dx, r * size, (r + 1) * size, 0);
            gradients.addTo(dx, r * size);
        }
    }
}
