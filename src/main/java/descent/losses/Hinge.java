package descent.losses;

import descent.Targets;
import descent.internal.Check;
import org.ejml.data.FMatrixRMaj;

/**
 * Asks every answer to be on the right side of 0 by a margin, and no more; averaged over rows and columns:
 *
 * <pre> loss = mean(max(0, margin - target y)),   dy = -target / (rows columns) where that is above 0 </pre>
 *
 * <p>Targets are values -1 and +1; for a single column also labels 0 (for -1) and 1. With L2 on the weights of one Dense(1)
 * this is the linear support vector machine.
 *
 * <p>Cortes and Vapnik 1995, Support-vector networks, https://doi.org/10.1007/BF00994018
 *
 * @param margin how far on the right side is far enough, above 0
 */
public record Hinge(double margin) implements Loss {
    /** Checks the margin. */
    public Hinge {
        Check.positive("Hinge", "margin", margin);
    }

    /** margin = 1. */
    public Hinge() {
        this(1);
    }

    @Override
    public double gradient(FMatrixRMaj y, Targets targets, FMatrixRMaj dy) {
        float[] t = Fitting.binary(this, y, targets, -1);
        int n = y.getNumElements();
        float m = (float) margin, scale = 1f / n;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            float missing = m - t[i] * y.data[i];
            sum += Math.max(0, missing);
            dy.data[i] = missing > 0 ? -scale * t[i] : 0;
        }
        return sum / n;
    }

    /** The name and the margin. */
    @Override
    public String toString() {
        return "Hinge(" + margin + ")";
    }
}
