package descent.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.DataSet;
import descent.Network;
import descent.Parameter;
import descent.Shape;
import descent.activations.Relu;
import descent.data.Digits;
import descent.initializers.Constant;
import descent.layers.Dense;
import descent.layers.Dropout;
import descent.losses.MeanSquaredError;
import descent.losses.SoftmaxCrossEntropy;
import descent.normalization.BatchNorm;
import descent.optimizers.Adam;
import descent.optimizers.Sgd;
import java.util.List;
import org.assertj.core.data.Offset;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/** What changes the learning rate from outside the optimizer, and what finds it. */
class RatesTest {
    private static final DataSet DIGITS = Digits.load();

    private static Network network(long seed) {
        return new Network(
                DIGITS.shape(), seed, new Dense(32), new BatchNorm(), new Relu(), new Dropout(0.2), new Dense(10));
    }

    private static Trainer trainer(Network network) {
        return new Trainer(network, new SoftmaxCrossEntropy(), new Adam()).epochs(1);
    }

    private static Callback halving() {
        return new Callback() {
            @Override
            public void onEpoch(Progress progress) {
                progress.scaleLearningRate(0.5);
            }
        };
    }

    @Test
    void aCallbackMayScaleTheRateOfStepsToCome() {
        // A linear unit with loss w^2: each step multiplies w by 1 - 2 rate.
        var one = new FMatrixRMaj(1, 1, true, 1f);
        var unit = new Network(Shape.of(1), 1, new Dense(1, new Constant(1), false));
        var trainer = new Trainer(unit, new MeanSquaredError(), new Sgd(step -> step < 2 ? 0.25 : 0.125))
                .epochs(3)
                .callbacks(halving());
        History history = trainer.fit(new DataSet(one, new FMatrixRMaj(1, 1)));
        assertThat(history.values("learning rate")).containsExactly(0.25, 0.125, 0.03125);
        assertThat(unit.parameters().get(0).value.data[0]).isEqualTo(0.5f * 0.75f * 0.9375f);
        assertThat(trainer.fit(new DataSet(one, one)).values("learning rate")).startsWith(0.25);
    }

    @Test
    void everyTrainingHasAFreshPlateau() {
        var one = new FMatrixRMaj(1, 1);
        var unit = new Network(Shape.of(1), 1, new Dense(1));
        var trainer = new Trainer(unit, new MeanSquaredError(), new Sgd(0.5))
                .epochs(4)
                .callbacks(new ReduceOnPlateau("loss").patience(0));
        for (int run = 0; run < 2; run++) {
            // The loss is 0 from the start: nothing gets better after the first epoch.
            assertThat(trainer.fit(new DataSet(one, one)).values("learning rate"))
                    .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1)
                    .containsExactly(0.5, 0.5, 0.05, 0.005);
        }
    }

    @Test
    void aPlateauLeavesOutTinyReductions() {
        var one = new FMatrixRMaj(1, 1);
        var plateau = new ReduceOnPlateau("loss").patience(0).factor(0.5).minChange(0.1);
        History history = new Trainer(new Network(Shape.of(1), 1, new Dense(1)), new MeanSquaredError(), new Sgd(0.3))
                .epochs(5)
                .callbacks(plateau)
                .fit(new DataSet(one, one));
        assertThat(history.values("learning rate")).containsExactly(0.3, 0.3, 0.15, 0.15, 0.15);
    }

    @Test
    void layersMayHaveRatesOfTheirOwn() {
        float[][] moves = new float[2][];
        for (int run = 0; run < 2; run++) {
            var network = new Network(Shape.of(2), 3, new Dense(3), new Dense(2));
            List<Parameter> parameters = network.parameters();
            float before = parameters.get(0).value.data[0], top = parameters.get(2).value.data[0];
            var trainer = new Trainer(network, new SoftmaxCrossEntropy(), new Sgd(0.5)).epochs(1);
            if (run == 1) {
                trainer.rateFactor(0.25, network.layers().subList(0, 1));
            }
            trainer.fit(new DataSet(new FMatrixRMaj(2, 2, true, 1, 2, 3, -1), 0, 1));
            moves[run] = new float[] {parameters.get(0).value.data[0] - before, parameters.get(2).value.data[0] - top};
        }
        assertThat(moves[1][0]).isCloseTo(moves[0][0] / 4, Offset.offset(1e-6f)).isNotZero();
        assertThat(moves[1][1]).isEqualTo(moves[0][1]).isNotZero();
    }

    @Test
    void theRangeTestIsNotFooledBySmallBatches() {
        for (long seed = 1; seed <= 5; seed++) {
            var network = new Network(DIGITS.shape(), seed, new Dense(32), new Relu(), new Dense(10));
            var trainer = new Trainer(network, new SoftmaxCrossEntropy(), new Sgd(0.1)).batchSize(8);
            // Below 0.001 next to nothing happens: what falls there is luck.
            assertThat(RateTest.run(trainer, DIGITS, 1e-6, 10, 200).suggestion())
                    .isBetween(1e-3, 1.0);
        }
    }

    @Test
    void theRangeTestFindsARateThatLearns() {
        var network = network(1);
        var test = RateTest.run(trainer(network), DIGITS);
        assertThat(test.suggestion()).isBetween(1e-3, 0.1);
        assertThat(test.steepest()).isLessThan(test.lowest());
        History history = new Trainer(network, new SoftmaxCrossEntropy(), new Adam(test.suggestion()))
                .epochs(3)
                .fit(DIGITS);
        assertThat(history.last("loss")).isLessThan(0.3);
        var table = test.table();
        assertThat(table.columnNames()).containsExactly("learning rate", "loss", "smoothed loss");
        assertThat(table.doubleColumn(0).get(0)).isCloseTo(1e-6, Offset.offset(1e-18));
        assertThat(table.doubleColumn(0).get(20) / table.doubleColumn(0).get(0)).isCloseTo(10, Offset.offset(0.2));
    }

    /** A parabola blows up beyond rate 1: the test ends soon after, and the lowest loss is before. */
    @Test
    void theRangeTestEndsWhenTheLossBlowsUp() {
        var unit = new Network(Shape.of(1), 1, new Dense(1, new Constant(1), false));
        var data = new DataSet(new FMatrixRMaj(1, 1, true, 1f), new FMatrixRMaj(1, 1));
        var test = RateTest.run(new Trainer(unit, new MeanSquaredError(), new Sgd()), data, 1e-3, 1e3, 60);
        assertThat(test.lowest()).isBetween(0.1, 3.0);
        assertThat(test.table().rowCount()).isLessThan(60);
        assertThat(test.table().doubleColumn("loss").max())
                .as("seen no further")
                .isLessThan(1000);
        assertThat(test.table().doubleColumn("loss").get(0)).isEqualTo(1);
        assertThat(test.suggestion()).isLessThanOrEqualTo(test.lowest() / 10);
        assertThat(test).hasToString(test.toString()).asString().startsWith("RateTest: suggestion 0.");
    }

    /** Weights, averages and random numbers: a training after the test is that without it, bit for bit. */
    @Test
    void theRangeTestLeavesTheNetworkAlone() {
        float[][] answers = new float[2][];
        for (int run = 0; run < 2; run++) {
            var network = network(7);
            var trainer = trainer(network);
            if (run == 1) {
                float[] before = network.predict(DIGITS.x()).data;
                RateTest.run(trainer, DIGITS, 1e-4, 100, 40);
                assertThat(network.predict(DIGITS.x()).data).isEqualTo(before);
                network.parameters().forEach(p -> assertThat(p.gradient.data).containsOnly(0));
            }
            trainer.fit(DIGITS);
            answers[run] = network.predict(DIGITS.x()).data;
        }
        assertThat(answers[1]).isEqualTo(answers[0]);
    }

    @Test
    void refusesWhatCannotWork() {
        var network = network(1);
        var trainer = trainer(network);
        assertThatThrownBy(() -> trainer.rateFactor(0, network.layers()))
                .hasMessage("Trainer expects rateFactor > 0, but got 0.0");
        assertThatThrownBy(() -> trainer.rateFactor(0.5, network(1).layers()))
                .hasMessage("Dense(64 -> 32) is not a layer of this network");
        assertThatThrownBy(() -> RateTest.run(trainer, DIGITS, 1, 0.1, 100))
                .hasMessage("RateTest expects high > low, but got 1.0 and 0.1");
        assertThatThrownBy(() -> RateTest.run(trainer, DIGITS, 0.1, 1, 5))
                .hasMessage("RateTest expects steps >= 10, but got 5");
        assertThatThrownBy(() -> new ReduceOnPlateau("loss").factor(1))
                .hasMessage("ReduceOnPlateau expects factor in [0, 1), but got 1.0");
        assertThatThrownBy(() -> new ReduceOnPlateau("loss").patience(-1))
                .hasMessageStartingWith("ReduceOnPlateau expects patience >= 0");
        assertThatThrownBy(
                        () -> trainer.callbacks(new ReduceOnPlateau("recall")).fit(DIGITS))
                .hasMessageContaining("but not recall");
    }
}
