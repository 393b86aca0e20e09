package descent.losses;

import descent.Targets;
import descent.internal.Check;
import org.ejml.data.FMatrixRMaj;

/**
 * Asks the answer of the right class to lie above every other by a margin; averaged over the rows:
 *
 * <pre> loss = mean(sum over k != label of max(0, margin - y_label + y_k)^p / columns) </pre>
 *
 * <p>Targets are labels. This is PyTorch's MultiMarginLoss, which divides by the number of classes; the paper does not.
 *
 * <p>Weston and Watkins 1999, Support vector machines for multi-class pattern recognition,
 * https://www.esann.org/sites/default/files/proceedings/legacy/es1999-461.pdf
 *
 * @param margin how far above is far enough, above 0
 * @param p 1 for the hinge, 2 for the squared hinge
 */
public record MultiClassHinge(double margin, int p) implements Loss {
    /** Checks the numbers. */
    public MultiClassHinge {
        Check.positive("MultiClassHinge", "margin", margin);
        if (p != 1 && p != 2) {
            throw new IllegalArgumentException("MultiClassHinge expects p 1 or 2, but got " + p);
        }
    }

    /** margin = 1, p = 1. */
    public MultiClassHinge() {
        this(1, 1);
    }

    @Override
    public double gradient(FMatrixRMaj y, Targets targets, FMatrixRMaj dy) {
        int[] labels = Fitting.labels(this, y, targets);
        int n = y.getNumElements();
        float m = (float) margin, scale = (float) p / n;
        double sum = 0;
        for (int r = 0, from = 0; r < y.numRows; r++, from += y.numCols) {
            int label = from + labels[r];
            float pull = 0;
            for (int i = from; i < from + y.numCols; i++) {
                float missing = i == label ? 0 : Math.max(0, m - y.data[label] + y.data[i]);
                sum += p == 1 ? missing : (double) missing * missing;
                dy.data[i] = scale * (p == 1 ? Math.signum(missing) : missing);
                pull += dy.data[i];
            }
            dy.data[label] = -pull;
        }
        return sum / n;
    }

    /** The name and the numbers. */
    @Override
    public String toString() {
        return "MultiClassHinge(" + margin + ", " + p + ")";
    }
}
