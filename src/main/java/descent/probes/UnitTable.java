package descent.probes;

import descent.activations.ElementWise;
import org.ejml.data.FMatrixRMaj;

/** The columns that describe each unit of each layer by itself. */
final class UnitTable {
    final TableRows rows = new TableRows("units");

    /** Adds a row for each column of y; {@code activation} is what made y from x, or null if that is no such function. */
    void add(String layer, String kind, ElementWise activation, FMatrixRMaj x, FMatrixRMaj y) {
        for (int j = 0; j < y.numCols; j++) {
            double sum = 0, squares = 0;
            for (int r = 0; r < y.numRows; r++) {
                sum += y.get(r, j);
            }
            double mean = sum / y.numRows;
            for (int r = 0; r < y.numRows; r++) {
                squares += (y.get(r, j) - mean) * (y.get(r, j) - mean);
            }
            double slope = activation == null ? Double.NaN : largestSlope(activation, x, j);
            rows.add(
                    "layer", layer,
                    "kind", kind,
                    "unit", j + 1,
                    "mean", mean,
                    "std", Math.sqrt(squares / y.numRows),
                    "largest slope", slope);
        }
    }

    private static double largestSlope(ElementWise activation, FMatrixRMaj x, int column) {
        var inputs = new double[x.numRows];
        for (int r = 0; r < x.numRows; r++) {
            inputs[r] = x.get(r, column);
        }
        double largest = 0;
        for (double slope : activation.derivative(inputs)) {
            largest = Math.max(largest, Math.abs(slope));
        }
        return largest;
    }
}
