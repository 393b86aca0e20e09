package descent.normalization;

import descent.Layer;
import descent.Mode;
import descent.Parameter;
import descent.Shape;
import descent.internal.Check;
import descent.internal.ColumnSums;
import descent.internal.Matrices;
import descent.internal.Rows;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.ejml.data.FMatrixRMaj;

/**
 * Batch normalization: every feature gets mean 0 and variance 1 over the batch, then a learned spread and centre:
 *
 * <pre> y = gamma (x - mean) / sqrt(variance + epsilon) + beta </pre>
 *
 * <p>In training mean and variance (divided by the number of values m) are those of the batch, and running averages are
 * kept: average = momentum average + (1 - momentum) batch, where the variance enters divided by m - 1. At inference the
 * running averages take the place of the batch's.
 *
 * <p>Statistics are taken per column; for an image per channel over all pixels, for a sequence per feature over all
 * steps. Parameters: gamma (starts at 1) and beta (starts at 0), one per feature or channel.
 *
 * <p>Ioffe and Szegedy 2015, Batch normalization, https://arxiv.org/abs/1502.03167. As in PyTorch, whose momentum is 1 -
 * ours; Keras divides the running variance by m.
 */
public final class BatchNorm implements Layer {
    private final double momentum, epsilon;
    private int features, pixels;
    private Parameter gamma, beta;
    private float[] runningMean, runningVariance;
    private float[] mean, inverseSpread, product, meanDy, meanDyN;
    private double[] sumA, sumB;
    private ColumnSums columnSums;
    private float[] rowX, rowDy;
    private float[][] wide;
    private boolean batchStatistics;
    private FMatrixRMaj x, y, dx;

    /** momentum = 0.9, epsilon = 1e-5. */
    public BatchNorm() {
        this(0.9, 1e-5);
    }

    /**
     * @param momentum how much of the running averages stays in each step, in [0, 1)
     * @param epsilon what keeps the division safe, above 0
     */
    public BatchNorm(double momentum, double epsilon) {
        this.momentum = Check.fraction("BatchNorm", "momentum", momentum);
        this.epsilon = Check.positive("BatchNorm", "epsilon", epsilon);
    }

    @Override
    public Shape build(Shape in, SplittableGenerator random) {
        features = in.isImage() ? in.channels() : in.features();
        pixels = in.isImage() ? in.height() * in.width() : 1;
        gamma = Parameter.vector("gamma", features, 1);
        beta = Parameter.vector("beta", features, 0);
        runningMean = new float[features];
        runningVariance = new float[features];
        Arrays.fill(runningVariance, 1);
        mean = new float[features];
        inverseSpread = new float[features];
        product = new float[features];
        meanDy = new float[features];
        meanDyN = new float[features];
        sumA = new double[features];
        sumB = new double[features];
        columnSums = new ColumnSums(in.columns(), pixels);
        rowX = new float[in.columns()];
        rowDy = new float[in.columns()];
        wide = new float[4][in.columns()];
        return in;
    }

    @Override
    public FMatrixRMaj forward(FMatrixRMaj x, Mode mode) {
        Check.columns(this, x, rowX.length);
        this.x = x;
        batchStatistics = mode != Mode.INFER;
        if (batchStatistics) {
            measure(x, mode == Mode.TRAIN);
        } else {
            System.arraycopy(runningMean, 0, mean, 0, features);
            for (int f = 0; f < features; f++) {
                inverseSpread[f] = (float) (1 / Math.sqrt(runningVariance[f] + epsilon));
            }
        }
        y = Matrices.sized(y, x.numRows, x.numCols);
        float[] centre = perColumn(mean, 0), scale = perColumn(inverseSpread, 1);
        float[] g = perColumn(gamma.value.data, 2), b = perColumn(beta.value.data, 3), row = rowX;
        for (int r = 0; r < x.numRows; r++) {
            Rows.copy(x, r, row);
            for (int c = 0; c < row.length; c++) {
                row[c] = g[c] * ((row[c] - centre[c]) * scale[c]) + b[c];
            }
            Rows.paste(row, y, r);
        }
        return y;
    }

    /** Takes mean and spread from the batch, in two passes. In training the averages move. */
    private void measure(FMatrixRMaj x, boolean training) {
        int m = x.getNumElements() / features;
        if (m < 2) {
            throw new IllegalArgumentException(this + " expects at least 2 values per feature in training, but got "
                    + x.numRows + "x" + x.numCols);
        }
        columnSums.of(x, sumA);
        for (int f = 0; f < features; f++) {
            mean[f] = (float) (sumA[f] / m);
        }
        columnSums.ofSquares(x, perColumn(mean, 0), sumB);
        for (int f = 0; f < features; f++) {
            inverseSpread[f] = (float) (1 / Math.sqrt(sumB[f] / m + epsilon));
            if (training) {
                runningMean[f] = (float) (momentum * runningMean[f] + (1 - momentum) * sumA[f] / m);
                runningVariance[f] = (float) (momentum * runningVariance[f] + (1 - momentum) * sumB[f] / (m - 1));
            }
        }
    }

    /**
     * With n the normalized x and means over the batch: dx = gamma scale (dy - mean(dy) - n mean(dy n)). At inference the
     * statistics are constants and dx = gamma scale dy.
     */
    @Override
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        accumulate(dy);
        int m = dy.getNumElements() / features;
        for (int f = 0; f < features; f++) {
            meanDy[f] = batchStatistics ? (float) (sumA[f] / m) : 0;
            meanDyN[f] = batchStatistics ? (float) (sumB[f] / m) * inverseSpread[f] : 0;
            product[f] = gamma.value.data[f] * inverseSpread[f];
        }
        dx = Matrices.sized(dx, dy.numRows, dy.numCols);
        float[] centre = perColumn(mean, 0), scale = perColumn(product, 1);
        float[] a = perColumn(meanDy, 2), b = perColumn(meanDyN, 3), in = rowX, row = rowDy;
        for (int r = 0; r < dy.numRows; r++) {
            Rows.copy(x, r, in);
            Rows.copy(dy, r, row);
            for (int c = 0; c < row.length; c++) {
                row[c] = scale[c] * (row[c] - a[c] - (in[c] - centre[c]) * b[c]);
            }
            Rows.paste(row, dx, r);
        }
        return dx;
    }

    @Override
    public void accumulate(FMatrixRMaj dy) {
        columnSums.of(dy, sumA);
        columnSums.ofProducts(x, perColumn(mean, 0), dy, sumB);
        for (int f = 0; f < features; f++) {
            sumB[f] *= inverseSpread[f];
            beta.gradient.data[f] += (float) sumA[f];
            gamma.gradient.data[f] += (float) sumB[f];
        }
    }

    /** A number for every column, so that loops run over whole rows: the same for all pixels of a channel. */
    private float[] perColumn(float[] values, int buffer) {
        if (rowX.length == features) {
            return values;
        }
        float[] all = wide[buffer];
        for (int c = 0, f = 0; c < rowX.length; c += pixels, f = f + 1 == features ? 0 : f + 1) {
            Arrays.fill(all, c, c + pixels, values[f]);
        }
        return all;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(gamma, beta);
    }

    @Override
    public Map<String, float[]> state() {
        var state = new LinkedHashMap<String, float[]>();
        state.put("running_mean", runningMean);
        state.put("running_variance", runningVariance);
        return state;
    }

    /** The running average of the mean, one per feature: in use, not a copy. */
    public float[] runningMean() {
        return runningMean;
    }

    /** The running average of the variance, one per feature: in use, not a copy. */
    public float[] runningVariance() {
        return runningVariance;
    }

    /** What keeps the division safe. */
    public double epsilon() {
        return epsilon;
    }

    /** Name and number of features. */
    @Override
    public String toString() {
        return gamma == null ? "BatchNorm" : "BatchNorm(" + features + ")";
    }
}
