package descent.training;

import descent.DataSet;
import descent.Layer;
import descent.Mode;
import descent.Network;
import descent.Targets;
import descent.Watcher;
import descent.internal.Matrices;
import descent.optimizers.Stepper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.ejml.data.FMatrixRMaj;

/** One run of the training loop. */
final class Fit {
    private final Trainer trainer;
    private final Network network;
    private final DataSet train;
    private final History history;
    private final List<Callback> callbacks;
    private final Batches batches;
    private final Progress progress;
    private final Stepper stepper;
    /** The answers given during the epoch, in the order of the samples: what metrics are computed from. */
    private final FMatrixRMaj answers;

    /** What the seeds of all random variants are derived from, with the epoch and the sample. */
    private final long variation;

    private FMatrixRMaj dy;

    Fit(Trainer trainer, DataSet train, History history, List<Callback> callbacks) {
        this.trainer = trainer;
        this.network = trainer.network;
        this.train = train;
        this.history = history;
        this.callbacks = callbacks;
        batches = new Batches(train, trainer.batchSize);
        progress = new Progress(trainer, train, history, batches.count());
        stepper = trainer.newStepper();
        variation = new SplittableRandom(~trainer.seed).nextLong();
        answers = new FMatrixRMaj(train.size(), network.outputShape().columns());
    }

    void run() {
        callbacks.forEach(callback -> callback.onStart(progress));
        try {
            var random = new SplittableRandom(trainer.seed);
            long start = System.nanoTime();
            while (progress.stopReason() == null) {
                progress.epoch++;
                batches.shuffle(random);
                epoch();
                record((System.nanoTime() - start) / 1e9);
                if (progress.epoch == trainer.epochs) {
                    progress.stop("all " + trainer.epochs + " epochs");
                }
                callbacks.forEach(callback -> callback.onEpoch(progress));
            }
            history.end(progress.stopReason());
        } catch (RuntimeException | Error e) {
            history.end(String.valueOf(e.getMessage()));
            throw e;
        } finally {
            callbacks.forEach(callback -> callback.onEnd(progress));
        }
    }

    private void epoch() {
        for (int b = 0; b < batches.count(); b++) {
            progress.step = b + 1;
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted in " + progress.where());
            }
            batches.select(b);
            Targets targets = augment(b);
            FMatrixRMaj y = network.forward(batches.x(), Mode.TRAIN);
            dy = Matrices.sized(dy, y.numRows, y.numCols);
            progress.batchLoss = trainer.loss.gradient(y, targets, dy);
            if (!Double.isFinite(progress.batchLoss)) {
                throw diverged(batches.x());
            }
            batches.scatter(y, answers);
            network.accumulate(dy);
            step();
        }
    }

    /** Varies the samples of the batch in place and gives the targets that go with them; no trace where nothing is asked. */
    private Targets augment(int batch) {
        if (trainer.augmentation != null) {
            trainer.augmentation.applyTo(
                    batches.x(), train.shape(), row -> new SplittableRandom(variation ^ stamp(batches.sample(row))));
        }
        if (trainer.mixup == null) {
            return batches.targets();
        }
        var random = new SplittableRandom(variation ^ stamp(-1 - batch));
        return trainer.mixup.apply(batches.x(), batches.targets(), answers.numCols, random);
    }

    private long stamp(int number) {
        return (long) progress.epoch << 32 ^ number;
    }

    private void step() {
        progress.learningRate = stepper.learningRate() * progress.rateScale;
        for (int i = 0; i < callbacks.size(); i++) {
            callbacks.get(i).onGradients(progress);
        }
        trainer.adjustGradients();
        stepper.step(progress.learningRate);
        trainer.constrainWeights();
        for (int i = 0; i < callbacks.size(); i++) {
            callbacks.get(i).onStep(progress);
        }
    }

    private void record(double seconds) {
        var row = new LinkedHashMap<>(trainer.judge(answers, train));
        if (trainer.validation != null) {
            trainer.evaluate(trainer.validation).forEach((name, value) -> row.put("validation " + name, value));
        }
        row.put("learning rate", progress.learningRate);
        row.put("seconds", seconds);
        history.add(progress.totalSteps(), row);
    }

    /** Sends the batch through once more to find where the first number went astray. */
    private DivergedException diverged(FMatrixRMaj x) {
        var first = new String[] {Matrices.allFinite(x) ? null : "first in the input"};
        network.watch(
                new Watcher() {
                    @Override
                    public void forward(Layer layer, FMatrixRMaj in, FMatrixRMaj y) {
                        if (first[0] == null && layer.children().isEmpty() && !Matrices.allFinite(y)) {
                            first[0] = "first in layer " + network.label(layer);
                        }
                    }
                },
                () -> network.forward(x, Mode.PROBE));
        String where = first[0] == null ? "in the loss itself: all layers are finite" : first[0];
        return new DivergedException(
                "the loss is " + progress.batchLoss + " in " + progress.where() + ", " + where, history);
    }
}
