package descent.unsupervised;

import descent.internal.Matrices;
import descent.internal.Shuffle;
import descent.optimizers.Stepper;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** One run of an {@link RbmTrainer}. */
final class RbmFit {
    private final RbmTrainer trainer;
    private final Rbm rbm;
    private final FMatrixRMaj x, particles;
    private final SplittableRandom random;
    private final Table history;
    private FMatrixRMaj positive, hidden, made, negative;

    RbmFit(RbmTrainer trainer, FMatrixRMaj x) {
        this.trainer = trainer;
        this.rbm = trainer.rbm;
        this.x = x;
        random = new SplittableRandom(trainer.seed);
        history = Table.create(
                "history",
                IntColumn.create("epoch"),
                DoubleColumn.create("reconstruction error"),
                DoubleColumn.create("free energy"));
        if (trainer.validation != null) {
            history.addColumns(DoubleColumn.create("free energy gap"));
        }
        particles = trainer.chains == 0 ? null : new FMatrixRMaj(trainer.chains, x.numCols);
    }

    Table run() {
        int[] order = IntStream.range(0, x.numRows).toArray();
        if (particles != null) {
            Shuffle.shuffle(order, random);
            int[] starts = IntStream.range(0, particles.numRows)
                    .map(i -> order[i % order.length])
                    .toArray();
            Matrices.gather(x, starts, 0, particles);
        }
        var stepper = new Stepper(trainer.optimizer, rbm.parameters());
        var full = new FMatrixRMaj(Math.min(trainer.batchSize, x.numRows), x.numCols);
        var last = new FMatrixRMaj((x.numRows - 1) % full.numRows + 1, x.numCols);
        for (int epoch = 1; epoch <= trainer.epochs; epoch++) {
            Shuffle.shuffle(order, random);
            double errors = 0;
            for (int from = 0; from < order.length; from += full.numRows) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("interrupted in epoch " + epoch);
                }
                FMatrixRMaj batch = from + full.numRows < order.length ? full : last;
                Matrices.gather(x, order, from, batch);
                errors += addGradient(batch) * batch.numRows;
                if (!Double.isFinite(errors)) {
                    throw new IllegalStateException(rbm + ": the reconstruction error is " + errors + " in epoch "
                            + epoch + ": try a smaller learning rate");
                }
                var weight = rbm.parameters().get(0);
                trainer.regularizers.forEach(r -> r.addGradient(weight.value.data, weight.gradient.data));
                stepper.step();
            }
            record(epoch, errors / x.numRows);
        }
        return history;
    }

    private void record(int epoch, double error) {
        double energy = Arrays.stream(rbm.freeEnergy(x)).average().orElseThrow();
        history.intColumn(0).append(epoch);
        history.doubleColumn(1).append(error);
        history.doubleColumn(2).append(energy);
        if (trainer.validation != null) {
            history.doubleColumn(3)
                    .append(Arrays.stream(rbm.freeEnergy(trainer.validation))
                                    .average()
                                    .orElseThrow()
                            - energy);
        }
        trainer.onEpoch.accept(history.row(epoch - 1));
    }

    /** Adds the gradient for one batch; returns the reconstruction error. */
    private double addGradient(FMatrixRMaj v) {
        positive = rbm.hidden(v, positive);
        hidden = copy(positive, hidden);
        rbm.hiddenUnits().sample(hidden, random);
        rbm.addEnergyGradient(1, v, trainer.statistics == RbmTrainer.Statistics.SAMPLED_HIDDEN ? hidden : positive);
        made = rbm.visible(hidden, made);
        double error = meanSquare(v, made);
        boolean sampled = particles != null || trainer.statistics != RbmTrainer.Statistics.MEAN_FIELD_VISIBLE;
        FMatrixRMaj fantasy = made;
        int rounds = trainer.steps - 1;
        if (particles != null) {
            fantasy = particles;
            rounds = trainer.steps;
        } else if (sampled) {
            rbm.visibleUnits().sample(made, random);
        }
        for (int round = 0; round < rounds; round++) {
            hidden = rbm.hidden(fantasy, hidden);
            rbm.hiddenUnits().sample(hidden, random);
            rbm.visible(hidden, fantasy);
            if (sampled) {
                rbm.visibleUnits().sample(fantasy, random);
            }
        }
        negative = rbm.hidden(fantasy, negative);
        rbm.addEnergyGradient(-1, fantasy, negative);
        return error;
    }

    private static FMatrixRMaj copy(FMatrixRMaj from, FMatrixRMaj to) {
        FMatrixRMaj copy = Matrices.sized(to, from.numRows, from.numCols);
        System.arraycopy(from.data, 0, copy.data, 0, from.getNumElements());
        return copy;
    }

    static double meanSquare(FMatrixRMaj a, FMatrixRMaj b) {
        double sum = 0;
        for (int i = 0, n = a.getNumElements(); i < n; i++) {
            double e = (double) a.data[i] - b.data[i];
            sum += e * e;
        }
        return sum / a.getNumElements();
    }
}
