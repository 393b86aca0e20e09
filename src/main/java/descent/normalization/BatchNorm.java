package descent.normalization;

import descent.Layer;
import descent.Mode;
import descent.Parameter;
import descent.Shape;
import descent.internal.Check;
import descent.internal.Matrices;
import java.util.Arrays;
import java.util.List;
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
    private float[] centre, scale;
    private double[] sumA, sumB;
    private boolean batchStatistics;
    private FMatrixRMaj normalized, y, dx;

    /** momentum = 0.9, epsilon = 1e-5. */
    public BatchNorm() {
        this(0.9, 1e-5);
    }

    /**
     * Those numbers.
     *
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
        centre = new float[features];
        scale = new float[features];
        sumA = new double[features];
        sumB = new double[features];
        return in;
    }

    @Override
    public FMatrixRMaj forward(FMatrixRMaj x, Mode mode) {
        batchStatistics = mode != Mode.INFER;
        if (batchStatistics) {
            measure(x, mode == Mode.TRAIN);
        } else {
            for (int f = 0; f < features; f++) {
                centre[f] = runningMean[f];
                scale[f] = (float) (1 / Math.sqrt(runningVariance[f] + epsilon));
            }
        }
        normalized = Matrices.sized(normalized, x.numRows, x.numCols);
        y = Matrices.sized(y, x.numRows, x.numCols);
        float[] g = gamma.value.data, b = beta.value.data;
        for (int from = 0, f = 0; from < x.getNumElements(); from += pixels, f = next(f)) {
            for (int i = from; i < from + pixels; i++) {
                normalized.data[i] = (x.data[i] - centre[f]) * scale[f];
                y.data[i] = g[f] * normalized.data[i] + b[f];
            }
        }
        return y;
    }

    /** Sets centre and scale to those of the batch: two passes, sums in double. In training the averages move. */
    private void measure(FMatrixRMaj x, boolean training) {
        int m = x.getNumElements() / features;
        if (m < 2) {
            throw new IllegalArgumentException(this + " expects at least 2 values per feature in training, but got "
                    + x.numRows + "x" + x.numCols);
        }
        Arrays.fill(sumA, 0);
        Arrays.fill(sumB, 0);
        for (int from = 0, f = 0; from < x.getNumElements(); from += pixels, f = next(f)) {
            for (int i = from; i < from + pixels; i++) {
                sumA[f] += x.data[i];
            }
        }
        for (int from = 0, f = 0; from < x.getNumElements(); from += pixels, f = next(f)) {
            double mean = sumA[f] / m;
            for (int i = from; i < from + pixels; i++) {
                double d = x.data[i] - mean;
                sumB[f] += d * d;
            }
        }
        for (int f = 0; f < features; f++) {
            double mean = sumA[f] / m, variance = sumB[f] / m;
            centre[f] = (float) mean;
            scale[f] = (float) (1 / Math.sqrt(variance + epsilon));
            if (!training) {
                continue;
            }
            runningMean[f] = (float) (momentum * runningMean[f] + (1 - momentum) * mean);
            runningVariance[f] = (float) (momentum * runningVariance[f] + (1 - momentum) * sumB[f] / (m - 1));
        }
    }

    private int next(int f) {
        return f + 1 == features ? 0 : f + 1;
    }

    /**
     * With n the normalized x and means over the batch: dx = gamma scale (dy - mean(dy) - n mean(dy n)). At inference the
     * statistics are constants and dx = gamma scale dy.
     */
    @Override
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        accumulate(dy);
        dx = Matrices.sized(dx, dy.numRows, dy.numCols);
        int m = dy.getNumElements() / features;
        for (int from = 0, f = 0; from < dy.getNumElements(); from += pixels, f = next(f)) {
            float spread = gamma.value.data[f] * scale[f];
            float meanDy = batchStatistics ? (float) (sumA[f] / m) : 0;
            float meanDyN = batchStatistics ? (float) (sumB[f] / m) : 0;
            for (int i = from; i < from + pixels; i++) {
                dx.data[i] = spread * (dy.data[i] - meanDy - normalized.data[i] * meanDyN);
            }
        }
        return dx;
    }

    @Override
    public void accumulate(FMatrixRMaj dy) {
        Arrays.fill(sumA, 0);
        Arrays.fill(sumB, 0);
        for (int from = 0, f = 0; from < dy.getNumElements(); from += pixels, f = next(f)) {
            for (int i = from; i < from + pixels; i++) {
                sumA[f] += dy.data[i];
                sumB[f] += dy.data[i] * normalized.data[i];
            }
        }
        for (int f = 0; f < features; f++) {
            beta.gradient.data[f] += (float) sumA[f];
            gamma.gradient.data[f] += (float) sumB[f];
        }
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(gamma, beta);
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
