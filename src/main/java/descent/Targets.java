package descent;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * What a network should answer, one entry per sample: either class labels (0, 1, 2, ...) or rows of target values.
 */
public final class Targets {
    private final int[] labels;
    private final FMatrixRMaj values;

    private Targets(int[] labels, FMatrixRMaj values) {
        this.labels = labels;
        this.values = values;
    }

    /** Class labels, one per sample. Not copied. */
    public static Targets of(int... labels) {
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0) {
                throw new IllegalArgumentException("labels are classes from 0, but label " + i + " is " + labels[i]);
            }
        }
        return new Targets(labels, null);
    }

    /** Target values, one row per sample. Not copied. */
    public static Targets of(FMatrixRMaj values) {
        return new Targets(null, values);
    }

    /** Whether these are class labels. */
    public boolean areLabels() {
        return labels != null;
    }

    /** Number of samples. */
    public int size() {
        return areLabels() ? labels.length : values.numRows;
    }

    /**
     * The class labels.
     *
     * @throws IllegalStateException if these are values
     */
    public int[] labels() {
        if (!areLabels()) {
            throw new IllegalStateException("expected class labels, but got " + this);
        }
        return labels;
    }

    /**
     * The target values.
     *
     * @throws IllegalStateException if these are labels
     */
    public FMatrixRMaj values() {
        if (areLabels()) {
            throw new IllegalStateException("expected a matrix of target values, but got " + this);
        }
        return values;
    }

    /** The targets of the samples with these indices, in that order, as a copy. */
    public Targets rows(int... indices) {
        if (areLabels()) {
            return new Targets(Arrays.stream(indices).map(i -> labels[i]).toArray(), null);
        }
        return new Targets(null, DataSet.rowsOf(values, indices));
    }

    /** {@code 32 labels} or {@code 32x3 values}. */
    @Override
    public String toString() {
        return areLabels() ? labels.length + " labels" : values.numRows + "x" + values.numCols + " values";
    }
}
