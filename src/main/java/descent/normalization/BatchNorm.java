package descent.normalization;

import descent.Layer;
import descent.Mode;
import descent.Parameter;
import descent.Shape;
import descent.internal.Check;
import descent.internal.FeatureLoops;
import descent.internal.Matrices;
import descent.internal.Stretches;
import descent.internal.Workers;
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
    /** Numbers that are worth sharing out, and the most blocks of channels that they are shared out in. */
    private static final int SHARE = 1 << 14, BLOCKS = 8;

    private final double momentum, epsilon;
    private final Workers.Body forward = this::forward, accumulate = this::accumulate, backward = this::backward;
    private int features, columns, perBlock;
    private Parameter gamma, beta;
    private float[] runningMean, runningVariance;
    private float[] mean, inverseSpread, product, meanDy, meanDyN;
    private double[] sumA, sumB;
    private Stretches stretches;
    private FeatureLoops[] blocks;
    private boolean batchStatistics, training;
    private FMatrixRMaj x, y, dy, dx;

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
        columns = in.columns();
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
        stretches = new Stretches(features, in.isImage() ? in.height() * in.width() : 1);
        perBlock = (stretches.groups + BLOCKS - 1) / BLOCKS;
        blocks = new FeatureLoops[(stretches.groups + perBlock - 1) / perBlock];
        Arrays.setAll(blocks, b -> new FeatureLoops(stretches));
        return in;
    }

    @Override
    public FMatrixRMaj forward(FMatrixRMaj x, Mode mode) {
        Check.columns(this, x, columns);
        batchStatistics = mode != Mode.INFER;
        training = mode == Mode.TRAIN;
        if (batchStatistics && x.getNumElements() / features < 2) {
            throw new IllegalArgumentException(this + " expects at least 2 values per feature in training, but got "
                    + x.numRows + "x" + x.numCols);
        }
        this.x = x;
        y = Matrices.sized(y, x.numRows, x.numCols);
        share(forward);
        return y;
    }

    @Override
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        this.dy = dy;
        dx = Matrices.sized(dx, dy.numRows, dy.numCols);
        share(backward);
        return dx;
    }

    @Override
    public void accumulate(FMatrixRMaj dy) {
        this.dy = dy;
        share(accumulate);
    }

    /** Groups of features share nothing. */
    private void share(Workers.Body body) {
        Workers.run(stretches.groups, x.getNumElements() < SHARE ? stretches.groups : perBlock, body);
    }

    private void forward(int from, int to) {
        FeatureLoops loops = blocks[from / perBlock];
        for (int g = from; g < to; g++) {
            if (batchStatistics) {
                measure(loops, g);
            }
            for (int f = stretches.first(g); f < stretches.first(g + 1); f++) {
                if (!batchStatistics) {
                    mean[f] = runningMean[f];
                    inverseSpread[f] = (float) (1 / Math.sqrt(runningVariance[f] + epsilon));
                }
                product[f] = gamma.value.data[f] * inverseSpread[f];
            }
            loops.normalize(x, g, mean, product, beta.value.data, y);
        }
    }

    /** Takes mean and spread from the batch, in two passes. In training the averages move. */
    private void measure(FeatureLoops loops, int g) {
        int m = x.getNumElements() / features;
        loops.sum(x, g, sumA);
        for (int f = stretches.first(g); f < stretches.first(g + 1); f++) {
            mean[f] = (float) (sumA[f] / m);
        }
        loops.sumSquares(x, g, mean, sumB);
        for (int f = stretches.first(g); f < stretches.first(g + 1); f++) {
            inverseSpread[f] = (float) (1 / Math.sqrt(sumB[f] / m + epsilon));
            if (training) {
                runningMean[f] = (float) (momentum * runningMean[f] + (1 - momentum) * sumA[f] / m);
                runningVariance[f] = (float) (momentum * runningVariance[f] + (1 - momentum) * sumB[f] / (m - 1));
            }
        }
    }

    private void accumulate(int from, int to) {
        for (int g = from; g < to; g++) {
            accumulate(blocks[from / perBlock], g);
        }
    }

    private void accumulate(FeatureLoops loops, int g) {
        loops.sumProducts(x, dy, g, mean, sumA, sumB);
        for (int f = stretches.first(g); f < stretches.first(g + 1); f++) {
            sumB[f] *= inverseSpread[f];
            beta.gradient.data[f] += (float) sumA[f];
            gamma.gradient.data[f] += (float) sumB[f];
        }
    }

    /**
     * With n the normalized x and means over the batch: dx = gamma scale (dy - mean(dy) - n mean(dy n)). At inference the
     * statistics are constants and dx = gamma scale dy.
     */
    private void backward(int from, int to) {
        FeatureLoops loops = blocks[from / perBlock];
        int m = x.getNumElements() / features;
        for (int g = from; g < to; g++) {
            accumulate(loops, g);
            for (int f = stretches.first(g); f < stretches.first(g + 1); f++) {
                meanDy[f] = batchStatistics ? (float) (sumA[f] / m) : 0;
                meanDyN[f] = batchStatistics ? (float) (sumB[f] / m) * inverseSpread[f] : 0;
                product[f] = gamma.value.data[f] * inverseSpread[f];
            }
            loops.slope(x, dy, g, mean, product, meanDy, meanDyN, dx);
        }
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
