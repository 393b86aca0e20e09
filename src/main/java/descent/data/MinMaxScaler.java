package descent.data;

import org.ejml.data.FMatrixRMaj;

/**
 * Stretches every column from its smallest and largest value in the training data to {@code low} and {@code high}:
 *
 * <pre>
 * y = low + (x - min) / (max - min) (high - low)
 * </pre>
 *
 * <p>Samples that come later may lie outside [low, high]: nothing is clamped. A column that was constant is mapped to
 * low; should it vary later, max - min counts as 1, as in scikit-learn's
 * <a href="https://scikit-learn.org/stable/modules/generated/sklearn.preprocessing.MinMaxScaler.html">MinMaxScaler</a>.
 */
public final class MinMaxScaler implements Scaler {
    private final double[] min;
    private final double[] max;
    private final double low;
    private final double high;
    private final Affine affine;

    private MinMaxScaler(double[] min, double[] max, double low, double high) {
        this.min = min;
        this.max = max;
        this.low = low;
        this.high = high;
        double[] scale = new double[min.length];
        for (int j = 0; j < scale.length; j++) {
            scale[j] = (min[j] == max[j] ? 1 : max[j] - min[j]) / (high - low);
        }
        this.affine = new Affine(toString(), min, scale, low);
    }

    /** Fits to the range from 0 to 1. */
    public static MinMaxScaler fit(FMatrixRMaj x) {
        return fit(x, 0, 1);
    }

    /**
     * Fits smallest and largest value of every column.
     *
     * @param x the training samples, one per row. Not modified.
     * @param low where the smallest value goes
     * @param high where the largest value goes
     * @throws IllegalArgumentException if low is not below high, if x has no rows, or if a value is NaN or infinite
     */
    public static MinMaxScaler fit(FMatrixRMaj x, double low, double high) {
        if (!(low < high) || !Double.isFinite(high - low)) {
            throw new IllegalArgumentException(
                    "MinMaxScaler expects low < high, but got low " + low + ", high " + high);
        }
        Affine.requireFinite("MinMaxScaler", x, 1);
        double[] min = new double[x.numCols];
        double[] max = new double[x.numCols];
        for (int j = 0; j < x.numCols; j++) {
            min[j] = max[j] = x.unsafe_get(0, j);
            for (int i = 1; i < x.numRows; i++) {
                min[j] = Math.min(min[j], x.unsafe_get(i, j));
                max[j] = Math.max(max[j], x.unsafe_get(i, j));
            }
        }
        return new MinMaxScaler(min, max, low, high);
    }

    /** The smallest value of every column, as a copy. */
    public double[] min() {
        return min.clone();
    }

    /** The largest value of every column, as a copy. */
    public double[] max() {
        return max.clone();
    }

    @Override
    public FMatrixRMaj apply(FMatrixRMaj x) {
        return affine.apply(x);
    }

    @Override
    public FMatrixRMaj invert(FMatrixRMaj y) {
        return affine.invert(y);
    }

    /** {@code MinMaxScaler(64 columns to 0.0 ... 1.0)}. */
    @Override
    public String toString() {
        return "MinMaxScaler(" + min.length + " columns to " + low + " ... " + high + ")";
    }
}
