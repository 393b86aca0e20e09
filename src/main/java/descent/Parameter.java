package descent;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * A matrix that training moves: its value, and the gradient that layers add to and the optimizer reads.
 *
 * <p>Whoever computes a derivative <em>adds</em> to {@link #gradient}; the
 * {@code Stepper} moves {@link #value} and sets the gradient back to zero.
 */
public final class Parameter {
    /** What it is in its layer: {@code "weight"}, {@code "bias"}, {@code "gamma"}, ... */
    public final String name;

    /** The numbers in use. Its array is exactly {@code rows * columns} long. */
    public final FMatrixRMaj value;

    /** The derivative of the loss with respect to {@link #value}, same size. */
    public final FMatrixRMaj gradient;

    /** Whether penalties such as L2 apply: to weights, but not to biases or to the gains of a normalization. */
    public final boolean penalized;

    /** Whether the incoming weights of a unit are a row of {@link #value}; otherwise they are a column, as in a dense layer. */
    public final boolean unitsAreRows;

    private boolean trainable = true;

    private Parameter(String name, int rows, int columns, boolean penalized, boolean unitsAreRows) {
        this.name = name;
        this.value = new FMatrixRMaj(rows, columns);
        this.gradient = new FMatrixRMaj(rows, columns);
        this.penalized = penalized;
        this.unitsAreRows = unitsAreRows;
    }

    /** A weight matrix of zeros, for an initializer to fill, with a unit per column. Penalties apply to it. */
    public static Parameter weight(String name, int rows, int columns) {
        return new Parameter(name, rows, columns, true, false);
    }

    /** Zeros of the size and kind of this one, under another name. */
    public Parameter like(String name) {
        return new Parameter(name, value.numRows, value.numCols, penalized, unitsAreRows);
    }

    /** As {@link #weight}, with a unit, such as the filter of a convolution, per row. */
    public static Parameter filters(String name, int filters, int fanIn) {
        return new Parameter(name, filters, fanIn, true, true);
    }

    /** A row of {@code columns} numbers that start at {@code start}: a bias or a gain. Penalties leave it alone. */
    public static Parameter vector(String name, int columns, double start) {
        var parameter = new Parameter(name, 1, columns, false, false);
        Arrays.fill(parameter.value.data, (float) start);
        return parameter;
    }

    /** Number of units: rows or columns, see {@link #unitsAreRows}. */
    public int units() {
        return unitsAreRows ? value.numRows : value.numCols;
    }

    /** Where in the array the first incoming weight of a unit stands; the next ones follow every {@link #unitStep}. */
    public int unitStart(int unit) {
        return unitsAreRows ? unit * value.numCols : unit;
    }

    /** How far apart in the array the incoming weights of a unit stand. */
    public int unitStep() {
        return unitsAreRows ? 1 : value.numCols;
    }

    /** Number of values. */
    public int size() {
        return value.data.length;
    }

    /** Whether training moves it. A new parameter is trainable. */
    public boolean isTrainable() {
        return trainable;
    }

    /** Freezes it ({@code false}) or sets it free again ({@code true}). */
    public void setTrainable(boolean trainable) {
        this.trainable = trainable;
    }

    /** Name and size: {@code weight 64x32}. */
    @Override
    public String toString() {
        return name + " " + value.numRows + "x" + value.numCols;
    }
}
