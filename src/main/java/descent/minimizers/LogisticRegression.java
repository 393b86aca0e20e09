package descent.minimizers;

import descent.DataSet;
import descent.internal.Check;
import org.ejml.data.FMatrixRMaj;

/**
 * The loss of a logistic regression with two classes, as a function of its weights and, last, its bias:
 *
 * <pre> mean over the samples of log(1 + exp(z)) - label z + l2 / 2 |weights|^2      z = sample'weights + bias </pre>
 *
 * <p>Convex; with l2 &gt; 0 its minimum is unique. The bias is not penalized.
 *
 * @param data samples with labels 0 and 1
 * @param l2 the strength of the penalty, at least 0
 */
public record LogisticRegression(DataSet data, double l2) implements Objective {
    /** Checks labels and l2. */
    public LogisticRegression {
        Check.notNegative("LogisticRegression", "l2", l2);
        if (data.classes() > 2) {
            throw new IllegalArgumentException(
                    "LogisticRegression expects labels 0 and 1, but got " + data.classes() + " classes");
        }
    }

    /** The number of weights, with the bias. */
    public int dimensions() {
        return data.x().numCols + 1;
    }

    @Override
    public double value(double... x) {
        int bias = check(x);
        double sum = 0;
        for (int r = 0; r < data.size(); r++) {
            double z = logit(r, x);
            sum += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - data.labels()[r] * z;
        }
        double squares = Vectors.dot(x, x) - x[bias] * x[bias];
        return sum / data.size() + l2 / 2 * squares;
    }

    @Override
    public double[] gradient(double... x) {
        int bias = check(x);
        var g = new double[bias + 1];
        for (int r = 0; r < data.size(); r++) {
            double error = (probability(r, x) - data.labels()[r]) / data.size();
            for (int j = 0; j <= bias; j++) {
                g[j] += error * entry(r, j);
            }
        }
        for (int j = 0; j < bias; j++) {
            g[j] += l2 * x[j];
        }
        return g;
    }

    @Override
    public double[][] hessian(double... x) {
        int bias = check(x);
        var h = new double[bias + 1][bias + 1];
        for (int r = 0; r < data.size(); r++) {
            double p = probability(r, x), weight = p * (1 - p) / data.size();
            for (int i = 0; i <= bias; i++) {
                for (int j = 0; j <= bias; j++) {
                    h[i][j] += weight * entry(r, i) * entry(r, j);
                }
            }
        }
        for (int j = 0; j < bias; j++) {
            h[j][j] += l2;
        }
        return h;
    }

    private int check(double[] x) {
        Vectors.checkLength(this, dimensions(), x);
        return x.length - 1;
    }

    /** Feature j of sample r, or the 1 that goes with the bias. */
    private double entry(int r, int j) {
        FMatrixRMaj features = data.x();
        return j == features.numCols ? 1 : features.data[r * features.numCols + j];
    }

    private double logit(int r, double[] x) {
        double z = 0;
        for (int j = 0; j < x.length; j++) {
            z += x[j] * entry(r, j);
        }
        return z;
    }

    private double probability(int r, double[] x) {
        return 1 / (1 + Math.exp(-logit(r, x)));
    }

    /** {@code LogisticRegression(65)}. */
    @Override
    public String toString() {
        return "LogisticRegression(" + dimensions() + ")";
    }
}
