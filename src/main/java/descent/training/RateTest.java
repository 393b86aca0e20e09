package descent.training;

import descent.DataSet;
import descent.Mode;
import descent.Network;
import descent.Parameter;
import descent.internal.Check;
import descent.internal.Matrices;
import descent.optimizers.Stepper;
import descent.weights.Weights;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * The learning-rate range test: a short training in which the rate rises from step to step until the loss blows up, to see
 * which rates work before a real training is paid for.
 *
 * <pre>{@code
 * var test = RateTest.run(trainer, train);
 * var history = new Trainer(network, loss, new Adam(test.suggestion())).fit(train);
 * }</pre>
 *
 * <p>Smith 2017, Cyclical learning rates for training neural networks, section 3.3, https://arxiv.org/abs/1506.01186; rising
 * by a factor, not by a difference. The network is left as it was: passes are made in {@link Mode#PROBE}, so that nothing is
 * dropped at random and no average moves, and the weights are put back at the end.
 */
public final class RateTest {
    private static final double BLOW_UP = 4;

    private final double[] rates, losses, smoothed;

    private RateTest(double[] rates, double[] losses, double[] smoothed) {
        this.rates = rates;
        this.losses = losses;
        this.smoothed = smoothed;
    }

    /** From 1e-6 to 10 in 140 steps: 20 for each power of ten. */
    public static RateTest run(Trainer trainer, DataSet train) {
        return run(trainer, train, 1e-6, 10, 140);
    }

    /**
     * Takes steps with the trainer's network, loss, optimizer (but for its rate), batch size, penalties, hooks and rate
     * factors. Ends early when the loss is not finite, or its average 4 times the lowest so far.
     *
     * @param low the rate of the first step, above 0
     * @param high the rate of the last step, above low
     * @param steps the number of steps, at least 10
     */
    public static RateTest run(Trainer trainer, DataSet train, double low, double high, int steps) {
        Check.positive("RateTest", "low", low);
        if (!(high > low && high < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("RateTest expects high > low, but got " + low + " and " + high);
        }
        if (steps < 10) {
            throw new IllegalArgumentException("RateTest expects steps >= 10, but got " + steps);
        }
        trainer.check(train);
        double[] rates = IntStream.range(0, steps)
                .mapToDouble(i -> low * Math.pow(high / low, i / (steps - 1.0)))
                .toArray();
        var before = Weights.of(trainer.network);
        try {
            double[] losses = losses(trainer, train, rates);
            return new RateTest(Arrays.copyOf(rates, losses.length), losses, smooth(losses, steps / 20));
        } finally {
            before.into(trainer.network);
            for (Parameter parameter : trainer.network.parameters()) {
                Arrays.fill(parameter.gradient.data, 0);
            }
        }
    }

    private static double[] losses(Trainer trainer, DataSet train, double[] rates) {
        Network network = trainer.network;
        Stepper stepper = trainer.newStepper();
        var batches = new Batches(train, trainer.batchSize);
        var random = new SplittableRandom(trainer.seed);
        var losses = new double[rates.length];
        double average = 0, lowest = Double.POSITIVE_INFINITY;
        FMatrixRMaj dy = null;
        for (int i = 0; i < rates.length; i++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted in step " + (i + 1) + " of " + rates.length);
            }
            int batch = i % batches.count();
            if (batch == 0) {
                batches.shuffle(random);
            }
            batches.select(batch);
            FMatrixRMaj y = network.forward(batches.x(), Mode.PROBE);
            dy = Matrices.sized(dy, y.numRows, y.numCols);
            losses[i] = trainer.loss.gradient(y, batches.targets(), dy);
            average = i == 0 ? losses[0] : 0.8 * average + 0.2 * losses[i];
            lowest = Math.min(lowest, average);
            if (i == 0 && !Double.isFinite(losses[0])) {
                throw new IllegalArgumentException(
                        "RateTest expects a finite loss to begin with, but got " + losses[0]);
            }
            if (!Double.isFinite(losses[i])) {
                return Arrays.copyOf(losses, i);
            }
            if (average > BLOW_UP * lowest && average > losses[0]) {
                return Arrays.copyOf(losses, i + 1);
            }
            network.accumulate(dy);
            trainer.adjustGradients();
            stepper.step(rates[i]);
        }
        return losses;
    }

    /** The mean of each number and {@code around} neighbours on each side, fewer but as many on both sides at the ends. */
    private static double[] smooth(double[] losses, int around) {
        return IntStream.range(0, losses.length)
                .mapToDouble(i -> {
                    int reach = Math.min(around, Math.min(i, losses.length - 1 - i));
                    return Arrays.stream(losses, i - reach, i + reach + 1)
                            .average()
                            .orElseThrow();
                })
                .toArray();
    }

    /** One row per step: {@code learning rate}, {@code loss} of the batch before the step, {@code smoothed loss}. */
    public Table table() {
        return Table.create(
                "learning-rate range test",
                DoubleColumn.create("learning rate", rates),
                DoubleColumn.create("loss", losses),
                DoubleColumn.create("smoothed loss", smoothed));
    }

    /** The rate at which the smoothed loss is lowest: from here on it gets worse. */
    public double lowest() {
        return rates[lowestStep()];
    }

    private int lowestStep() {
        int lowest = 0;
        for (int i = 1; i < smoothed.length; i++) {
            lowest = smoothed[i] < smoothed[lowest] ? i : lowest;
        }
        return lowest;
    }

    /**
     * The rate, below {@link #lowest}, at which the smoothed loss falls most steeply over the logarithm of the rate. The
     * slope is that over a tenth of the test or so: over two steps the luck of two batches would decide,
     * as it would at the start, where there is little to average.
     */
    public double steepest() {
        int steepest = 0, end = lowestStep(), reach = Math.max(1, rates.length / 20);
        double most = 0;
        for (int i = reach + 1; i < end; i++) {
            int before = Math.max(reach, i - reach), after = Math.min(end, i + reach);
            double slope = (smoothed[before] - smoothed[after]) / (after - before);
            if (slope > most) {
                most = slope;
                steepest = i;
            }
        }
        return rates[steepest];
    }

    /** A rate to begin with: {@link #steepest}, or a tenth of {@link #lowest} if that is less. */
    public double suggestion() {
        return Math.min(steepest(), lowest() / 10);
    }

    /** The suggestion and the two rates behind it. */
    @Override
    public String toString() {
        return String.format(
                java.util.Locale.ROOT,
                "RateTest: suggestion %.3g (steepest %.3g, lowest %.3g)",
                suggestion(),
                steepest(),
                lowest());
    }
}
