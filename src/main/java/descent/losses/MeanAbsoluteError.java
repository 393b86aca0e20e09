package descent.losses;

import descent.Targets;
import org.ejml.data.FMatrixRMaj;

/**
 * The mean size of the errors over rows and columns: loss = mean(|y - target|), dy = sign(y - target) / (rows columns), 0
 * where they are equal. Its best constant answer is the median, so outliers count for little. Targets are values.
 */
public record MeanAbsoluteError() implements Loss {
    @Override
    public double gradient(FMatrixRMaj y, Targets targets, FMatrixRMaj dy) {
        FMatrixRMaj t = Fitting.values(this, y, targets);
        int n = y.getNumElements();
        float scale = 1f / n;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            float e = y.data[i] - t.data[i];
            sum += Math.abs(e);
            dy.data[i] = scale * Math.signum(e);
        }
        return sum / n;
    }

    /** The name. */
    @Override
    public String toString() {
        return "MeanAbsoluteError";
    }
}
