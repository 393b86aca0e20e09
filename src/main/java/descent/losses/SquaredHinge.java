package descent.losses;

import descent.Targets;
import descent.internal.Check;
import org.ejml.data.FMatrixRMaj;

/**
 * The {@link Hinge} squared: smooth where the margin is reached, and harder on what is far off.
 *
 * <pre> loss = mean(max(0, margin - target y)^2),   dy = -2 target max(0, margin - target y) / (rows columns) </pre>
 *
 * <p>Targets are values -1 and +1; for a single column also labels 0 (for -1) and 1.
 *
 * <p>Tang 2013, Deep learning using linear support vector machines, https://arxiv.org/abs/1306.0239
 *
 * @param margin how far on the right side is far enough, above 0
 */
public record SquaredHinge(double margin) implements Loss {
    /** Checks the margin. */
    public SquaredHinge {
        Check.positive("SquaredHinge", "margin", margin);
    }

    /** margin = 1. */
    public SquaredHinge() {
        this(1);
    }

    @Override
    public double gradient(FMatrixRMaj y, Targets targets, FMatrixRMaj dy) {
        float[] t = Fitting.binary(this, y, targets, -1);
        int n = y.getNumElements();
        float m = (float) margin, scale = 2f / n;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            float missing = Math.max(0, m - t[i] * y.data[i]);
            sum += (double) missing * missing;
            dy.data[i] = -scale * t[i] * missing;
        }
        return sum / n;
    }

    /** The name and the margin. */
    @Override
    public String toString() {
        return "SquaredHinge(" + margin + ")";
    }
}
