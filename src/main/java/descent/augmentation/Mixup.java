package descent.augmentation;

import descent.DataSet;
import descent.Targets;
import descent.internal.Check;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.random.RandomGeneratorFactory;
import org.ejml.data.FMatrixRMaj;

/**
 * Mixes every sample with another of its batch, and their targets alike: lambda x_i + (1 - lambda) x_j, where lambda is
 * drawn from the beta distribution with both parameters alpha, anew for each sample. Works on any shape.
 *
 * <p>Labels become distributions, so the loss must take those, as SoftmaxCrossEntropy does. Of lambda and 1 - lambda the larger
 * is taken: since pairs are random this changes nothing but the order, and a sample stays mainly itself.
 *
 * <p>Zhang, Cisse, Dauphin and Lopez-Paz 2018, mixup: beyond empirical risk minimization, https://arxiv.org/abs/1710.09412
 * (one lambda per batch in its code)
 *
 * @param alpha how much is mixed, above 0: 0.1 hardly, 1 anything equally likely
 */
public record Mixup(double alpha) {
    /** Checks alpha. */
    public Mixup {
        Check.positive("Mixup", "alpha", alpha);
    }

    /** Mixes the samples of {@code data} among themselves, as a copy. */
    public DataSet apply(DataSet data, int classes, long seed) {
        FMatrixRMaj x = data.x().copy();
        Targets targets = apply(x, data.targets(), classes, new SplittableRandom(seed));
        return new DataSet(x, targets, data.shape());
    }

    /**
     * Mixes a batch.
     *
     * @param x samples, one per row. Modified.
     * @param targets labels or values. Not modified.
     * @param classes how many columns the distributions have that labels become; of no meaning for values
     * @param random where pairs and weights come from
     * @return the mixed targets, as values
     */
    public Targets apply(FMatrixRMaj x, Targets targets, int classes, RandomGenerator random) {
        FMatrixRMaj t = targets.areLabels()
                ? oneHot(targets.labels(), classes)
                : targets.values().copy();
        FMatrixRMaj allX = x.copy(), allT = t.copy();
        var draws = new Random(random.nextLong());
        var beta = new BetaDistribution(RandomGeneratorFactory.createRandomGenerator(draws), alpha, alpha);
        for (int row = 0; row < x.numRows; row++) {
            int other = random.nextInt(x.numRows);
            double lambda = beta.sample();
            float own = (float) Math.max(lambda, 1 - lambda);
            mix(x, allX, row, other, own);
            mix(t, allT, row, other, own);
        }
        return Targets.of(t);
    }

    private static void mix(FMatrixRMaj m, FMatrixRMaj all, int row, int other, float own) {
        for (int j = 0; j < m.numCols; j++) {
            int i = row * m.numCols + j;
            m.data[i] = own * all.data[i] + (1 - own) * all.data[other * m.numCols + j];
        }
    }

    private static FMatrixRMaj oneHot(int[] labels, int classes) {
        var values = new FMatrixRMaj(labels.length, classes);
        for (int r = 0; r < labels.length; r++) {
            if (labels[r] >= classes) {
                throw new IllegalArgumentException(
                        "Mixup expects labels from 0 to " + (classes - 1) + ", but label " + r + " is " + labels[r]);
            }
            values.set(r, labels[r], 1);
        }
        return values;
    }
}
