package descent.unsupervised;

import descent.internal.Check;
import descent.optimizers.Optimizer;
import descent.regularizers.Regularizer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.ejml.data.FMatrixRMaj;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * Trains an {@link Rbm} by contrastive divergence: the energy of the samples is lowered, that of what the machine makes of
 * them after {@code steps} rounds of Gibbs sampling (CD-k) is raised.
 *
 * <pre>{@code
 * var history = new RbmTrainer(rbm, new Momentum(0.05, 0.5)).epochs(20).batchSize(10).fit(digits);
 * }</pre>
 *
 * <p>Momentum is the optimizer's, weight decay a regularizer ({@code new L2(2e-4)}). Hidden states are sampled while the
 * chain runs; what enters the gradient is chosen by {@link #statistics}. Hinton 2002, Training products of experts by
 * minimizing contrastive divergence, https://doi.org/10.1162/089976602760128018; with {@link #persistent} chains Tieleman
 * 2008, Training restricted Boltzmann machines using approximations to the likelihood gradient,
 * https://doi.org/10.1145/1390156.1390290.
 */
public final class RbmTrainer {
    /** What of the sampling enters the gradient. The hidden units of the made-up samples always count by their means. */
    public enum Statistics {
        /** Hidden means for the samples; what is made up is their means: least noise, Hinton's guide. The default. */
        MEAN_FIELD_VISIBLE,
        /** Hidden means for the samples; what is made up is sampled. */
        PROBABILITIES,
        /** Sampled hidden states for the samples; what is made up is sampled. */
        SAMPLED_HIDDEN
    }

    final Rbm rbm;
    final Optimizer optimizer;
    final List<Regularizer> regularizers = new ArrayList<>();
    Consumer<Row> onEpoch = row -> {};
    Statistics statistics = Statistics.MEAN_FIELD_VISIBLE;
    FMatrixRMaj validation;
    int epochs = 10, batchSize = 10, steps = 1, chains;
    long seed;

    /** Trains {@code rbm} by {@code optimizer}: 10 epochs, batches of 10, CD-1. */
    public RbmTrainer(Rbm rbm, Optimizer optimizer) {
        this.rbm = rbm;
        this.optimizer = optimizer;
    }

    /** Number of passes over the samples, at least 1. */
    public RbmTrainer epochs(int epochs) {
        this.epochs = Check.atLeastOne("RbmTrainer", "epochs", epochs);
        return this;
    }

    /** Samples per step, at least 1. */
    public RbmTrainer batchSize(int batchSize) {
        this.batchSize = Check.atLeastOne("RbmTrainer", "batchSize", batchSize);
        return this;
    }

    /** Rounds of Gibbs sampling per step, the k of CD-k, at least 1. */
    public RbmTrainer steps(int steps) {
        this.steps = Check.atLeastOne("RbmTrainer", "steps", steps);
        return this;
    }

    /** Persistent CD: so many chains that start at samples once and then go on from step to step, always sampled. */
    public RbmTrainer persistent(int chains) {
        this.chains = Check.atLeastOne("RbmTrainer", "chains", chains);
        return this;
    }

    /** What of the sampling enters the gradient. */
    public RbmTrainer statistics(Statistics statistics) {
        this.statistics = statistics;
        return this;
    }

    /** Penalties on the weights. */
    public RbmTrainer regularizers(Regularizer... regularizers) {
        this.regularizers.addAll(List.of(regularizers));
        return this;
    }

    /** Samples to measure the free energy gap with after every epoch. */
    public RbmTrainer validation(FMatrixRMaj validation) {
        this.validation = validation;
        return this;
    }

    /** The seed of the order of the samples and of the sampling; 0 unless it is set here. */
    public RbmTrainer seed(long seed) {
        this.seed = seed;
        return this;
    }

    /** What is told of the row that each epoch adds to the history. */
    public RbmTrainer onEpoch(Consumer<Row> onEpoch) {
        this.onEpoch = onEpoch;
        return this;
    }

    /**
     * Trains on the rows of x; the optimizer starts afresh.
     *
     * @return one row per epoch with the columns {@code epoch}, {@code reconstruction error} (mean squared difference between
     *     the samples and their means one round later, during the epoch), {@code free energy} (mean over x, at its end) and,
     *     with validation samples, {@code free energy gap}: their mean less that of x, which grows with overfitting
     * @throws IllegalStateException if the error becomes NaN or infinite
     * @throws CancellationException if the thread is interrupted, as the stop button of a notebook does
     */
    public Table fit(FMatrixRMaj x) {
        check(x);
        return new RbmFit(this, x).run();
    }

    private void check(FMatrixRMaj x) {
        int visible = rbm.parameters().get(0).value.numRows;
        Check.columns(rbm, x, visible);
        if (validation != null) {
            Check.columns(rbm + ", in validation,", validation, visible);
        }
        if (x.numRows == 0 || validation != null && validation.numRows == 0) {
            throw new IllegalArgumentException(rbm + " expects at least one sample, but got none");
        }
    }
}
