package descent.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import descent.DataSet;
import descent.Network;
import descent.Shape;
import descent.activations.Relu;
import descent.activations.Tanh;
import descent.augmentation.Augmentation;
import descent.augmentation.Mixup;
import descent.augmentation.Noise;
import descent.augmentation.Rotate;
import descent.data.Digits;
import descent.initializers.Normal;
import descent.initializers.Zeros;
import descent.layers.Dense;
import descent.losses.MultiClassHinge;
import descent.losses.SoftmaxCrossEntropy;
import descent.metrics.Accuracy;
import descent.normalization.BatchNorm;
import descent.optimizers.Adam;
import descent.optimizers.Sgd;
import descent.regularizers.MaxNorm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/** What holds training back or starts it well: early stopping, limits, augmentation, LSUV. */
class RestraintTest {
    private static final DataSet DIGITS = Digits.load().first(300);
    private static final DataSet FEW = DIGITS.first(40), REST = DIGITS.rows(range(40, 300));

    private static int[] range(int from, int to) {
        return IntStream.range(from, to).toArray();
    }

    private static Network network() {
        return new Network(DIGITS.shape(), 3, new Dense(20), new BatchNorm(), new Relu(), new Dense(10));
    }

    private static Trainer trainer(Network network) {
        return new Trainer(network, new SoftmaxCrossEntropy(), new Adam(0.02))
                .metrics(new Accuracy())
                .validation(REST)
                .batchSize(20);
    }

    @Test
    void earlyStoppingGoesBackToTheBestEpochWithItsAverages() {
        var stopping = EarlyStopping.lowest("validation loss", 4);
        var network = network();
        var trainer = trainer(network).epochs(200).callbacks(stopping);
        History history = trainer.fit(FEW);
        double[] losses = history.values("validation loss");
        int best = stopping.bestEpoch();
        assertThat(history.epochs()).isEqualTo(best + 4).isLessThan(200);
        assertThat(history.ending()).isEqualTo("no better validation loss for 4 epochs, best in epoch " + best);
        assertThat(losses[best - 1])
                .isEqualTo(Arrays.stream(losses).min().orElseThrow())
                .isEqualTo(stopping.bestValue());
        // The network as it is now, batch statistics included, gives the loss of that epoch to the last bit.
        assertThat(trainer.evaluate(REST).get("loss")).isEqualTo(losses[best - 1]);
    }

    @Test
    void whatIsBetterByLittleBuysNoTime() {
        var stopping = EarlyStopping.highest("validation accuracy", 2).minDelta(2);
        assertThat(trainer(network()).callbacks(stopping).epochs(10).fit(FEW).epochs())
                .as("the first epoch is better than none, and no other by 2")
                .isEqualTo(3);
    }

    @Test
    void bestWeightsGoBackWhenAskedTo() {
        var best = BestWeights.highest("validation accuracy");
        var trainer = trainer(network()).callbacks(best).epochs(12);
        History history = trainer.fit(FEW);
        double[] accuracies = history.values("validation accuracy");
        assertThat(accuracies[best.epoch() - 1]).isEqualTo(best.value());
        assertThat(Arrays.stream(accuracies).max().orElseThrow()).isEqualTo(best.value());
        best.restore();
        assertThat(trainer.evaluate(REST).get("accuracy")).isEqualTo(best.value());
        assertThatThrownBy(() -> trainer(network())
                        .callbacks(EarlyStopping.lowest("recall", 1))
                        .fit(FEW))
                .hasMessageContaining("but not recall");
        assertThatThrownBy(() -> EarlyStopping.lowest("loss", 0))
                .hasMessage("EarlyStopping expects patience >= 1, but got 0");
    }

    @Test
    void limitsHoldAfterEveryStepButNotForFrozenWeights() {
        var network =
                new Network(DIGITS.shape(), 3, new Dense(20, new Normal(3)), new Tanh(), new Dense(10, new Normal(3)));
        var second = network.named().get("3.weight");
        second.setTrainable(false);
        float[] before = second.value.data.clone();
        new Trainer(network, new SoftmaxCrossEntropy(), new Sgd(0.5))
                .regularizers(new MaxNorm(0.7))
                .epochs(1)
                .fit(FEW);
        FMatrixRMaj w = network.named().get("1.weight").value;
        for (int unit = 0; unit < 20; unit++) {
            double squares = 0;
            for (int i = 0; i < w.numRows; i++) {
                squares += Math.pow(w.get(i, unit), 2);
            }
            assertThat(Math.sqrt(squares)).isCloseTo(0.7, within(1e-5));
        }
        assertThat(second.value.data).isEqualTo(before);
    }

    @Test
    void lsuvGivesEveryLayerUnitVariance() {
        var network = new Network(
                DIGITS.shape(),
                3,
                new Dense(30, new Normal(3)),
                new Tanh(),
                new Dense(30, new Normal(0.001)),
                new Tanh(),
                new Dense(10));
        var table = Lsuv.apply(network, FEW.x());
        assertThat(table.stringColumn("layer").asList())
                .containsExactly("1, Dense(64 -> 30)", "3, Dense(30 -> 30)", "5, Dense(30 -> 10)");
        assertThat(table.doubleColumn("variance before").get(0)).isGreaterThan(10);
        assertThat(table.doubleColumn("variance after").asList()).allMatch(v -> Math.abs(v - 1) < 0.01);
        var y = network.predict(FEW.x());
        double sum = 0, squares = 0;
        for (float v : y.data) {
            sum += v / y.data.length;
            squares += v * v / y.data.length;
        }
        assertThat(squares - sum * sum).isCloseTo(1, within(0.01));
        var dead = new Network(DIGITS.shape(), 3, new Dense(3), new Relu(), new Dense(2, new Zeros()));
        assertThatThrownBy(() -> Lsuv.apply(dead, FEW.x()))
                .hasMessage("Lsuv expects layers whose output varies, but the variance of 3, Dense(3 -> 2) is 0.0");
    }

    @Test
    void everySampleIsVariedAnewInEveryEpoch() {
        var seen = new ArrayList<Float>();
        Augmentation noting = (image, out, shape, random) -> {
            System.arraycopy(image, 0, out, 0, image.length);
            out[0] = random.nextFloat();
            synchronized (seen) {
                seen.add(out[0]);
            }
        };
        float[] before = FEW.x().data.clone();
        trainer(network()).augment(noting).epochs(3).fit(FEW);
        assertThat(seen.stream().skip(1).distinct())
                .as("one look before, then 3 epochs")
                .hasSize(3 * 40);
        assertThat(FEW.x().data).isEqualTo(before);
    }

    @Test
    void augmentedTrainingRepeatsBitByBit() {
        var runs = new float[3][];
        for (int run = 0; run < 3; run++) {
            var network = network();
            trainer(network)
                    .augment(new Rotate(10).then(new Noise(0.1)))
                    .mixup(new Mixup(0.4))
                    .batchSize(256)
                    .epochs(2)
                    .seed(run / 2)
                    .fit(DIGITS);
            runs[run] = network.predict(REST.x()).data;
        }
        assertThat(runs[1]).isEqualTo(runs[0]).isNotEqualTo(runs[2]);
    }

    @Test
    void augmentationIsCheckedBeforeTheFirstStep() {
        var network = new Network(Shape.of(64), 3, new Dense(10));
        var flat = new DataSet(FEW.x(), FEW.labels());
        assertThatThrownBy(() -> trainer(network).augment(new Rotate(10)).fit(flat))
                .hasMessage("Rotate[degrees=10.0] expects images, but got the shape 64");
        assertThatThrownBy(() -> new Trainer(network(), new MultiClassHinge(), new Sgd())
                        .mixup(new Mixup(1))
                        .fit(FEW))
                .hasMessageContaining("expects 1 labels for answers of 1x10, but got 1x10 values");
    }

    @Test
    void mixupIsTrainedOn() {
        // With everything mixed, the loss that is made small is above that of plain labels.
        var losses = new double[2];
        for (int i = 0; i < 2; i++) {
            int run = i;
            var network = new Network(DIGITS.shape(), 3, new Dense(10));
            var trainer = new Trainer(network, new SoftmaxCrossEntropy(), new Adam(0.05))
                    .epochs(100)
                    .callbacks(new Callback() {
                        @Override
                        public void onStep(Progress progress) {
                            losses[run] = progress.batchLoss();
                        }
                    });
            (i == 0 ? trainer : trainer.mixup(new Mixup(1))).fit(FEW);
        }
        assertThat(losses[0]).isLessThan(0.05);
        assertThat(losses[1]).isGreaterThan(0.3);
    }
}
