package descent;

import java.util.Arrays;
import java.util.SplittableRandom;
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

    /**
     * The same data in other units: every column of x times its factor.
     *
     * @param factors one for each column, or one for all
     * @throws IllegalArgumentException if there is another number of factors
     */
    public DataSet times(double... factors) {
        if (factors.length != 1 && factors.length != x.numCols) {
            throw new IllegalArgumentException("expected a factor for each of " + x.numCols
                    + " columns or one for all, but got " + factors.length);
        }
        FMatrixRMaj scaled = x.copy();
        for (int i = 0; i < scaled.getNumElements(); i++) {
            scaled.data[i] *= factors[factors.length == 1 ? 0 : i % x.numCols];
        }
        return withX(scaled);
    }

    /**
     * The same samples with noise in the labels: each is, with probability {@code share}, drawn anew from all {@link #classes},
     * so that one in {@code classes} of those drawn is right after all.
     *
     * @param share the probability, from 0 to 1
     * @param seed same seed, same labels
     * @throws IllegalArgumentException if the share is not from 0 to 1, or if the targets are values
     */
    public DataSet withLabelNoise(double share, long seed) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("label noise expects a share from 0 to 1, but got " + share);
        }
        var random = new SplittableRandom(seed);
        int classes = classes();
        int[] noisy = Arrays.stream(labels())
                .map(label -> random.nextDouble() < share ? random.nextInt(classes) : label)
                .toArray();
        return new DataSet(x, Targets.of(noisy), shape);
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
