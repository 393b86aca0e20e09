package descent;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;

/**
 * Samples with their targets: what a network is trained or tested on.
 *
 * @param x the samples, one per row
 * @param targets what each should give, as many as x has rows
 * @param shape how a row of x is laid out
 */
public record DataSet(FMatrixRMaj x, Targets targets, Shape shape) {
    /** Checks that rows, columns and targets fit together. */
    public DataSet {
        if (x.numCols != shape.columns()) {
            throw new IllegalArgumentException("shape " + shape + " expects " + shape.columns() + " columns, but got "
                    + x.numRows + "x" + x.numCols);
        }
        if (x.numRows != targets.size()) {
            throw new IllegalArgumentException(x.numRows + " samples expect as many targets, but got " + targets);
        }
        if (x.numRows == 0) {
            throw new IllegalArgumentException("a data set expects at least one sample, but got 0x" + x.numCols);
        }
    }

    /** Plain features and class labels. */
    public DataSet(FMatrixRMaj x, int... labels) {
        this(x, Targets.of(labels), Shape.of(x.numCols));
    }

    /** Plain features and rows of target values. */
    public DataSet(FMatrixRMaj x, FMatrixRMaj values) {
        this(x, Targets.of(values), Shape.of(x.numCols));
    }

    /** Number of samples. */
    public int size() {
        return x.numRows;
    }

    /** The class labels; refuses if the targets are values. */
    public int[] labels() {
        return targets.labels();
    }

    /** Number of classes: the largest label + 1. */
    public int classes() {
        return Arrays.stream(labels()).max().orElse(-1) + 1;
    }

    /** The samples with these indices, in that order, as a copy. */
    public DataSet rows(int... indices) {
        return new DataSet(rowsOf(x, indices), targets.rows(indices), shape);
    }

    /** The first {@code n} samples, or all if there are fewer, as a copy. */
    public DataSet first(int n) {
        return rows(IntStream.range(0, Math.min(n, size())).toArray());
    }

    /**
     * For each of these classes the first sample of it, in that order, as a copy: {@code digits.firstOf(7)} is a seven,
     * whichever data set the digits come from.
     *
     * @throws IllegalArgumentException if a class has no sample, or if the targets are values
     */
    public DataSet firstOf(int... classes) {
        var labels = Arrays.stream(labels()).boxed().toList();
        return rows(Arrays.stream(classes)
                .map(label -> {
                    int row = labels.indexOf(label);
                    if (row < 0) {
                        throw new IllegalArgumentException("no sample of class " + label + " among " + this);
                    }
                    return row;
                })
                .toArray());
    }

    /** The same targets with other samples, for example scaled ones, in the same layout. */
    public DataSet withX(FMatrixRMaj x) {
        return new DataSet(x, targets, shape);
    }

    /** {@code 1797 samples of 1x8x8, 1797 labels}. */
    @Override
    public String toString() {
        return size() + " samples of " + shape + ", " + targets;
    }

    static FMatrixRMaj rowsOf(FMatrixRMaj m, int... indices) {
        var rows = new FMatrixRMaj(indices.length, m.numCols);
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(m.data, indices[i] * m.numCols, rows.data, i * m.numCols, m.numCols);
        }
        return rows;
    }
}
