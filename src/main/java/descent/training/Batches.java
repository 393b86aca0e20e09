package descent.training;

import descent.DataSet;
import descent.Targets;
import descent.internal.Matrices;
import descent.internal.Shuffle;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;

/**
 * The mini-batches of an epoch: every sample once, in an order drawn anew for each epoch; the last batch may be smaller.
 * Two sets of buffers, for full batches and for the last one, are filled over and over.
 */
final class Batches {
    private final DataSet data;
    private final int batchSize;
    private final int[] order;
    private final FMatrixRMaj fullX, lastX;
    private final Targets fullTargets, lastTargets;
    private int start;

    Batches(DataSet data, int batchSize) {
        this.data = data;
        this.batchSize = Math.min(batchSize, data.size());
        order = IntStream.range(0, data.size()).toArray();
        int last = data.size() % this.batchSize == 0 ? this.batchSize : data.size() % this.batchSize;
        fullX = new FMatrixRMaj(this.batchSize, data.x().numCols);
        lastX = new FMatrixRMaj(last, data.x().numCols);
        fullTargets = data.targets().rows(IntStream.range(0, this.batchSize).toArray());
        lastTargets = data.targets().rows(IntStream.range(0, last).toArray());
    }

    int count() {
        return (order.length + batchSize - 1) / batchSize;
    }

    /** Draws the order of the next epoch. */
    void shuffle(RandomGenerator random) {
        Shuffle.shuffle(order, random);
    }

    /** Fills the buffers with batch number {@code index} of this epoch, counted from 0. */
    void select(int index) {
        start = index * batchSize;
        Matrices.gather(data.x(), order, start, x());
        if (data.targets().areLabels()) {
            int[] from = data.labels(), to = targets().labels();
            for (int r = 0; r < to.length; r++) {
                to[r] = from[order[start + r]];
            }
        } else {
            Matrices.gather(data.targets().values(), order, start, targets().values());
        }
    }

    /** Which sample of the data a row of the selected batch is. */
    int sample(int row) {
        return order[start + row];
    }

    FMatrixRMaj x() {
        return isLast() ? lastX : fullX;
    }

    Targets targets() {
        return isLast() ? lastTargets : fullTargets;
    }

    private boolean isLast() {
        return start + batchSize >= order.length;
    }

    /** Copies the answers to the selected batch into {@code all}, each to the row of its sample. */
    void scatter(FMatrixRMaj y, FMatrixRMaj all) {
        for (int r = 0; r < y.numRows; r++) {
            System.arraycopy(y.data, r * y.numCols, all.data, order[start + r] * y.numCols, y.numCols);
        }
    }
}
