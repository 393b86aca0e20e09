package descent.losses;

import descent.Targets;
import org.ejml.data.FMatrixRMaj;

/**
 * The mean of the squared errors over rows and columns: loss = mean((y - target)^2), without a factor 1/2. Targets are
 * values.
 */
public record MeanSquaredError() implements Loss {
    @Override
    public double gradient(FMatrixRMaj y, Targets targets, FMatrixRMaj dy) {
        FMatrixRMaj t = Fitting.values(this, y, targets);
        int n = y.getNumElements();
        float scale = 2f / n;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            float e = y.data[i] - t.data[i];
            sum += (double) e * e;
            dy.data[i] = scale * e;
        }
        return sum / n;
    }

    /** The name. */
    @Override
    public String toString() {
        return "MeanSquaredError";
    }
}
