package descent.losses;

import descent.Targets;
import descent.internal.Check;
import org.ejml.data.FMatrixRMaj;

/**
 * Squared near 0, straight beyond delta, so that outliers pull no harder than others; averaged over rows and columns:
 *
 * <pre> loss = mean(e^2 / 2 where |e| is at most delta, else delta (|e| - delta / 2)),   e = y - target </pre>
 *
 * <p>dy = e cut off at -delta and delta, / (rows columns). Targets are values. PyTorch's and Keras' HuberLoss; PyTorch's
 * SmoothL1Loss is this divided by delta.
 *
 * <p>Huber 1964, Robust estimation of a location parameter, https://doi.org/10.1214/aoms/1177703732
 *
 * @param delta up to which error it is squared, above 0
 */
public record Huber(double delta) implements Loss {
    /** Checks delta. */
    public Huber {
        Check.positive("Huber", "delta", delta);
    }

    /** delta = 1. */
    public Huber() {
        this(1);
    }

    @Override
    public double gradient(FMatrixRMaj y, Targets targets, FMatrixRMaj dy) {
        FMatrixRMaj t = Fitting.values(this, y, targets);
        int n = y.getNumElements();
        float d = (float) delta, scale = 1f / n;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            float e = y.data[i] - t.data[i], cut = Math.max(-d, Math.min(d, e));
            // Both branches in one: with e cut off, cut (e - cut / 2).
            sum += (double) cut * (e - cut / 2);
            dy.data[i] = scale * cut;
        }
        return sum / n;
    }

    /** The name and delta. */
    @Override
    public String toString() {
        return "Huber(" + delta + ")";
    }
}
