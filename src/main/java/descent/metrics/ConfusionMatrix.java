package descent.metrics;

import descent.Targets;
import descent.internal.Rows;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * How often each class was taken for each: the count of row c and column p is the number of samples of class c that were
 * predicted as p. What a class's precision, recall and F1 are computed from.
 *
 * <p>A quotient 0/0 (the precision of a class never predicted, the recall of one without samples) is 0. Macro means go
 * over the classes that occur, as labels or as predictions. Both as in scikit-learn.
 */
public final class ConfusionMatrix {
    private final int[][] counts;

    private ConfusionMatrix(int[][] counts) {
        this.counts = counts;
    }

    /** Counts labels against predictions, both from 0 to {@code classes - 1}. */
    public static ConfusionMatrix of(int classes, int[] labels, int[] predicted) {
        if (labels.length != predicted.length) {
            throw new IllegalArgumentException(
                    labels.length + " labels expect as many predictions, but got " + predicted.length);
        }
        var counts = new int[classes][classes];
        for (int i = 0; i < labels.length; i++) {
            counts[checked("label", i, labels[i], classes)][checked("prediction", i, predicted[i], classes)]++;
        }
        return new ConfusionMatrix(counts);
    }

    /** Counts labels against the largest answer of each row of y: as many classes as y has columns. */
    public static ConfusionMatrix of(FMatrixRMaj y, Targets targets) {
        int[] predicted = IntStream.range(0, y.numRows)
                .map(r -> Rows.argMax(y.data, r * y.numCols, y.numCols))
                .toArray();
        return of(y.numCols, targets.labels(), predicted);
    }

    private static int checked(String what, int index, int value, int classes) {
        if (value < 0 || value >= classes) {
            throw new IllegalArgumentException("ConfusionMatrix expects classes from 0 to " + (classes - 1) + ", but "
                    + what + " " + index + " is " + value);
        }
        return value;
    }

    /** Number of classes. */
    public int classes() {
        return counts.length;
    }

    /** How many samples of class {@code label} were predicted as {@code predicted}. */
    public int count(int label, int predicted) {
        return counts[label][predicted];
    }

    /** Number of samples of class c. */
    public int samples(int c) {
        return IntStream.of(counts[c]).sum();
    }

    /** How many samples were predicted as class c. */
    public int predictions(int c) {
        return IntStream.range(0, classes()).map(label -> counts[label][c]).sum();
    }

    /** Of the samples predicted as c, the share that is of class c. */
    public double precision(int c) {
        return quotient(counts[c][c], predictions(c));
    }

    /** Of the samples of class c, the share that was predicted as c. */
    public double recall(int c) {
        return quotient(counts[c][c], samples(c));
    }

    /** The harmonic mean of precision and recall of class c: 2 hits / (samples + predictions). */
    public double f1(int c) {
        return quotient(2.0 * counts[c][c], samples(c) + predictions(c));
    }

    /** The share of all samples that was predicted right. */
    public double accuracy() {
        int hits = 0, all = 0;
        for (int c = 0; c < classes(); c++) {
            hits += counts[c][c];
            all += samples(c);
        }
        return quotient(hits, all);
    }

    /** The mean of a number over the classes that occur: {@code matrix.macro(matrix::recall)}. */
    public double macro(IntToDoubleFunction ofClass) {
        return IntStream.range(0, classes())
                .filter(c -> samples(c) + predictions(c) > 0)
                .mapToDouble(ofClass)
                .average()
                .orElse(0);
    }

    private static double quotient(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    /** One row per class: its number, its samples, how many were predicted as 0, 1, ..., precision, recall, F1. */
    public Table table() {
        var table = Table.create("confusion matrix");
        table.addColumns(IntColumn.indexColumn("class", classes(), 0), counts("samples", this::samples));
        for (int p = 0; p < classes(); p++) {
            int predicted = p;
            table.addColumns(counts("as " + p, c -> counts[c][predicted]));
        }
        table.addColumns(shares("precision", this::precision), shares("recall", this::recall), shares("F1", this::f1));
        return table;
    }

    private IntColumn counts(String name, IntUnaryOperator ofClass) {
        return IntColumn.create(name, IntStream.range(0, classes()).map(ofClass).toArray());
    }

    private DoubleColumn shares(String name, IntToDoubleFunction ofClass) {
        return DoubleColumn.create(
                name, IntStream.range(0, classes()).mapToDouble(ofClass).toArray());
    }

    /** The table, as text. */
    @Override
    public String toString() {
        return table().printAll();
    }
}
