package descent.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.DataSet;
import descent.Network;
import descent.Parameter;
import descent.Shape;
import descent.Targets;
import descent.activations.Relu;
import descent.activations.Tanh;
import descent.layers.Dense;
import descent.layers.Dropout;
import descent.losses.MeanSquaredError;
import descent.losses.SoftmaxCrossEntropy;
import descent.metrics.Accuracy;
import descent.optimizers.Adam;
import descent.optimizers.ClipByGlobalNorm;
import descent.optimizers.Sgd;
import descent.regularizers.L2;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class TrainerTest {
    private static final DataSet XOR = new DataSet(new FMatrixRMaj(4, 2, true, 0, 0, 0, 1, 1, 0, 1, 1), 0, 1, 1, 0);

    private static Network xorNetwork(long seed) {
        return new Network(Shape.of(2), seed, new Dense(8), new Tanh(), new Dense(2));
    }

    private static Trainer xorTrainer(Network network) {
        return new Trainer(network, new SoftmaxCrossEntropy(), new Adam(0.05))
                .metrics(new Accuracy())
                .batchSize(4);
    }

    /** Two clouds of points around -1 and +1. */
    private static DataSet clouds(int size) {
        var random = new SplittableRandom(3);
        var x = new FMatrixRMaj(size, 3);
        var labels = new int[size];
        for (int r = 0; r < size; r++) {
            labels[r] = r % 2;
            for (int j = 0; j < 3; j++) {
                x.set(r, j, (float) (random.nextGaussian() * 0.5 + (labels[r] == 0 ? -1 : 1)));
            }
        }
        return new DataSet(x, labels);
    }

    @Test
    void historySaysWhenAGoalWasMet() {
        History history = xorTrainer(xorNetwork(1)).epochs(3).batchSize(2).fit(XOR);
        double second = history.values("loss")[1];
        assertThat(history.stepsUntil("loss", loss -> loss <= second)).isEqualTo(4);
        assertThat(history.stepsUntil("loss", loss -> loss < 0)).isInfinite();
        assertThatThrownBy(() -> history.stepsUntil("recall", any -> true)).hasMessageContaining("but not recall");
    }

    @Test
    void learnsXor() {
        History history = xorTrainer(xorNetwork(1)).epochs(200).fit(XOR);
        assertThat(history.last("accuracy")).isEqualTo(1);
        assertThat(history.last("loss")).isLessThan(0.01);
        assertThat(history.ending()).isEqualTo("all 200 epochs");
    }

    @Test
    void historyHasOneRowPerEpoch() {
        History history = xorTrainer(xorNetwork(1)).validation(XOR).epochs(3).fit(XOR);
        var table = history.table();
        assertThat(table.columnNames())
                .containsExactly(
                        "epoch",
                        "step",
                        "loss",
                        "accuracy",
                        "validation loss",
                        "validation accuracy",
                        "learning rate",
                        "seconds");
        assertThat(table.intColumn("epoch").asList()).containsExactly(1, 2, 3);
        assertThat(table.intColumn("step").asList()).containsExactly(1, 2, 3);
        assertThat(table.doubleColumn("learning rate").asList()).containsOnly(0.05);
        assertThatThrownBy(() -> history.values("recall")).hasMessageContaining("but not recall");
    }

    @Test
    void sameSeedSameBits() {
        float[][] runs = new float[2][];
        for (int run = 0; run < 2; run++) {
            var network = new Network(
                    Shape.of(3),
                    5,
                    new Dense(16),
                    new Relu(),
                    new Dropout(0.3),
                    new Dense(16),
                    new Relu(),
                    new Dense(2));
            new Trainer(network, new SoftmaxCrossEntropy(), new Adam())
                    .epochs(5)
                    .batchSize(7)
                    .fit(clouds(50));
            runs[run] = network.predict(clouds(20).x()).data;
        }
        assertThat(runs[0]).isEqualTo(runs[1]);
    }

    @Test
    void everySampleIsSeenOncePerEpochAlsoInASmallerLastBatch() {
        // A linear unit on one-hot samples: each weight moves exactly when its sample is seen.
        var x = new FMatrixRMaj(7, 7);
        for (int i = 0; i < 7; i++) {
            x.set(i, i, 1);
        }
        var network = new Network(Shape.of(7), 1, new Dense(1, new descent.initializers.Zeros(), false));
        var target = new FMatrixRMaj(7, 1);
        java.util.Arrays.fill(target.data, 1);
        new Trainer(network, new MeanSquaredError(), new Sgd(0.5))
                .epochs(1)
                .batchSize(3)
                .fit(new DataSet(x, target));
        float[] w = network.parameters().get(0).value.data;
        // Batches of 3, 3 and 1: a step of rate * 2 / rows.
        assertThat(w).containsOnly(1f / 3, 1f);
        assertThat(java.util.stream.IntStream.range(0, 7).filter(i -> w[i] == 1f))
                .hasSize(1);
    }

    @Test
    void metricsOfTheEpochAreThoseOfTheAnswersGivenInIt() {
        // With a rate too small to matter, the answers of the epoch are those of the network.
        var network = new Network(Shape.of(3), 5, new Dense(2));
        var trainer = new Trainer(network, new SoftmaxCrossEntropy(), new Sgd(1e-9))
                .metrics(new Accuracy())
                .epochs(1);
        DataSet data = clouds(45);
        History history = trainer.fit(data);
        assertThat(history.last("accuracy")).isEqualTo(trainer.evaluate(data).get("accuracy"));
        assertThat(history.last("loss"))
                .isCloseTo(trainer.evaluate(data).get("loss"), org.assertj.core.data.Offset.offset(1e-5));
    }

    @Test
    void aLossOutOfHandStopsWithPlaceAndHistory() {
        var network = xorNetwork(1);
        var trainer = xorTrainer(network).callbacks(new Callback() {
            @Override
            public void onEpoch(Progress progress) {
                if (progress.epoch() == 2) {
                    progress.network().named().get("3.weight").value.data[0] = Float.NaN;
                }
            }
        });
        assertThatThrownBy(() -> trainer.epochs(5).fit(XOR))
                .isInstanceOf(DivergedException.class)
                .hasMessage("the loss is NaN in epoch 3 of 5, step 1 of 1, first in layer 3, Dense(8 -> 2)");
        assertThat(trainer.history().epochs()).isEqualTo(2);
        assertThat(trainer.history().ending()).startsWith("the loss is NaN");
    }

    @Test
    void anInterruptStopsAndKeepsTheHistory() {
        var trainer = xorTrainer(xorNetwork(1)).callbacks(new Callback() {
            @Override
            public void onEpoch(Progress progress) {
                if (progress.epoch() == 3) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        assertThatThrownBy(() -> trainer.epochs(1000).fit(XOR))
                .isInstanceOf(CancellationException.class)
                .hasMessage("interrupted in epoch 4 of 1000, step 1 of 1");
        assertThat(Thread.interrupted())
                .as("the flag stays, so that a loop around stops too")
                .isTrue();
        assertThat(trainer.history().epochs()).isEqualTo(3);
    }

    @Test
    void aCallbackMayStop() {
        var calls = new ArrayList<String>();
        History history = xorTrainer(xorNetwork(1))
                .epochs(10)
                .callbacks(new Callback() {
                    @Override
                    public void onStart(Progress progress) {
                        calls.add("start");
                    }

                    @Override
                    public void onGradients(Progress progress) {
                        calls.add("gradients " + progress.totalSteps());
                    }

                    @Override
                    public void onStep(Progress progress) {
                        calls.add("step " + progress.totalSteps());
                    }

                    @Override
                    public void onEpoch(Progress progress) {
                        calls.add("epoch " + progress.epoch());
                        progress.stop("seen enough");
                    }

                    @Override
                    public void onEnd(Progress progress) {
                        calls.add("end");
                    }
                })
                .fit(XOR);
        assertThat(calls).containsExactly("start", "gradients 1", "step 1", "epoch 1", "end");
        assertThat(history.epochs()).isEqualTo(1);
        assertThat(history.ending()).isEqualTo("seen enough");
    }

    @Test
    void penaltiesAndHooksComeBeforeTheRule() {
        var network = new Network(Shape.of(2), 1, new Dense(2));
        float[] before = network.parameters().get(0).value.data.clone();
        new Trainer(network, new SoftmaxCrossEntropy(), new Sgd(1))
                .regularizers(new L2(1000))
                .hooks(new ClipByGlobalNorm(0.5))
                .epochs(1)
                .batchSize(4)
                .fit(XOR);
        double moved = 0;
        for (Parameter parameter : network.parameters()) {
            for (int i = 0; i < parameter.size(); i++) {
                double start = parameter.penalized ? before[i] : 0;
                moved += Math.pow(parameter.value.data[i] - start, 2);
            }
        }
        assertThat(Math.sqrt(moved)).isCloseTo(0.5, org.assertj.core.data.Offset.offset(1e-4));
    }

    @Test
    void refusesWhatCannotWorkBeforeTheFirstStep() {
        assertThatThrownBy(() -> xorTrainer(xorNetwork(1)).fit(clouds(5)))
                .hasMessage("Network(2 -> 2) expects 2 columns, but got 5x3");
        assertThatThrownBy(() -> xorTrainer(xorNetwork(1)).fit(new DataSet(XOR.x(), 0, 1, 2, 0)))
                .hasMessage("SoftmaxCrossEntropy expects labels from 0 to 1 for answers of 4x2, but label 2 is 2");
        assertThatThrownBy(() -> new Trainer(xorNetwork(1), new MeanSquaredError(), new Sgd()).fit(XOR))
                .hasMessage("MeanSquaredError expects 4x2 values, but got 4 labels");
        var frozen = xorNetwork(1);
        frozen.parameters().forEach(p -> p.setTrainable(false));
        assertThatThrownBy(() -> xorTrainer(frozen).fit(XOR))
                .hasMessage("Network(2 -> 2) has no trainable parameters: nothing to fit");
        var holed = new DataSet(XOR.x().copy(), XOR.targets(), XOR.shape());
        holed.x().set(2, 1, Float.NaN);
        assertThatThrownBy(() -> xorTrainer(xorNetwork(1)).checkFinite().fit(holed))
                .hasMessage("the training data expects finite numbers, but row 2, column 1 is NaN");
        assertThatThrownBy(() -> xorTrainer(xorNetwork(1))
                        .checkFinite()
                        .validation(holed)
                        .fit(XOR))
                .hasMessage("the validation data expects finite numbers, but row 2, column 1 is NaN");
        assertThatThrownBy(() -> xorTrainer(xorNetwork(1)).epochs(0))
                .hasMessage("Trainer expects epochs >= 1, but got 0");
        assertThatThrownBy(() -> xorTrainer(xorNetwork(1)).validation(clouds(4)))
                .hasMessage("Network(2 -> 2), in validation, expects 2 columns, but got 4x3");
        assertThatThrownBy(() -> new Adam(-0.1)).hasMessage("an optimizer expects learningRate > 0, but got -0.1");
        assertThatThrownBy(() -> new Accuracy().value(new FMatrixRMaj(3, 2), Targets.of(1)))
                .hasMessage("Accuracy expects 3 labels, but got 1 labels");
    }
}
