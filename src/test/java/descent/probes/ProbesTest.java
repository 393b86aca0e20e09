package descent.probes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.DataSet;
import descent.Network;
import descent.Shape;
import descent.activations.Relu;
import descent.activations.Tanh;
import descent.initializers.Constant;
import descent.layers.Dense;
import descent.losses.SoftmaxCrossEntropy;
import descent.normalization.BatchNorm;
import descent.optimizers.Sgd;
import descent.training.Trainer;
import org.assertj.core.data.Offset;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class ProbesTest {
    /** Rows 1 and -1, times weights 2: what leaves the layers is known. */
    private static final FMatrixRMaj X = new FMatrixRMaj(2, 1, true, 1, -1);

    @Test
    void describesWhatLeavesEachLayer() {
        var network = new Network(Shape.of(1), 1, new Dense(3, new Constant(2)), new Relu());
        Table table = Probes.activations(network, X);
        assertThat(table.stringColumn("layer").asList()).containsExactly("1, Dense(1 -> 3)", "2, Relu");
        assertThat(table.stringColumn("kind").asList()).containsExactly("Dense", "Relu");
        assertThat(table.doubleColumn("mean").asList()).containsExactly(0.0, 1.0);
        assertThat(table.doubleColumn("std").asList()).containsExactly(2.0, 1.0);
        assertThat(table.doubleColumn("max").asList()).containsExactly(2.0, 2.0);
        assertThat(table.doubleColumn("q05").asList()).containsExactly(-2.0, 0.0);
        assertThat(table.doubleColumn("saturated").get(1)).isEqualTo(0.5);
        assertThat(table.doubleColumn("dead").get(1)).isZero();
        assertThat(table.doubleColumn("dead").isMissing(0)).isTrue();
    }

    @Test
    void countsDeadUnits() {
        var network = new Network(Shape.of(1), 1, new Dense(4), new Relu());
        float[] bias = network.named().get("1.bias").value.data;
        bias[0] = -100;
        bias[1] = -100;
        assertThat(Probes.activations(network, X).doubleColumn("dead").get(1)).isEqualTo(0.5);
    }

    @Test
    void describesEachUnit() {
        var network = new Network(Shape.of(1), 1, new Dense(2, new Constant(2)), new Relu());
        network.named().get("1.bias").value.data[1] = -100;
        Table table = Probes.units(network, X);
        assertThat(table.stringColumn("kind").asList()).containsExactly("Dense", "Dense", "Relu", "Relu");
        assertThat(table.doubleColumn("unit").asList()).containsExactly(1.0, 2.0, 1.0, 2.0);
        assertThat(table.doubleColumn("mean").asList()).containsExactly(0.0, -100.0, 1.0, 0.0);
        assertThat(table.doubleColumn("std").asList()).containsExactly(2.0, 2.0, 1.0, 0.0);
        assertThat(table.doubleColumn("largest slope").isMissing(0)).isTrue();
        assertThat(table.doubleColumn("largest slope").get(2)).isEqualTo(1);
        assertThat(table.doubleColumn("largest slope").get(3)).isZero();
    }

    @Test
    void countsSaturation() {
        var network = new Network(Shape.of(1), 1, new Dense(2, new Constant(3)), new Tanh());
        assertThat(Probes.activations(network, X).doubleColumn("saturated").get(1))
                .isEqualTo(1);
        network.named().get("1.weight").value.data[0] = 0.1f;
        assertThat(Probes.activations(network, X).doubleColumn("saturated").get(1))
                .isEqualTo(0.5);
    }

    @Test
    void countsIntoBins() {
        var network = new Network(Shape.of(1), 1, new Dense(1, new Constant(2)), new Tanh());
        Table table = Probes.histogram(network, X, -1, 1, 4, "Dense");
        assertThat(table.rowCount()).isEqualTo(4);
        assertThat(table.doubleColumn("share").asList()).containsExactly(0.5, 0.0, 0.0, 0.5);
        assertThat(table.doubleColumn("from").asList()).containsExactly(-1.0, -0.5, 0.0, 0.5);
        assertThatThrownBy(() -> Probes.histogram(network, X, 1, 1, 4))
                .hasMessage("histogram expects from < to, but got 1.0 and 1.0");
    }

    @Test
    void measuresGradientsAndPutsThemBack() {
        var network = new Network(Shape.of(1), 1, new Dense(4), new Tanh(), new Dense(2));
        network.named().get("1.weight").gradient.data[0] = 7;
        var batch = new DataSet(X, 0, 1);
        Table signals = Probes.gradients(network, new SoftmaxCrossEntropy(), batch);
        assertThat(signals.rowCount()).isEqualTo(3);
        // dy of the logits: (softmax - onehot) / 2, whose rows sum to 0.
        assertThat(signals.doubleColumn("mean").get(2)).isCloseTo(0, Offset.offset(1e-7));
        assertThat(signals.doubleColumn("norm").get(2)).isPositive();
        Table parameters = Probes.parameterGradients(network, new SoftmaxCrossEntropy(), batch);
        assertThat(parameters.stringColumn("kind").asList()).containsExactly("weight", "bias", "weight", "bias");
        assertThat(parameters.doubleColumn("norm").get(0)).isBetween(1e-3, 6.0);
        assertThat(network.named().get("1.weight").gradient.data).containsExactly(7, 0, 0, 0);
    }

    @Test
    void trainingIsTheSameWithAndWithoutARecorder() {
        var batch = new DataSet(new FMatrixRMaj(4, 2, true, 0, 0, 0, 1, 1, 0, 1, 1), 0, 1, 1, 0);
        float[][] weights = new float[2][];
        var recorder = Recorder.everyEpoch(p -> Probes.activations(p.network(), batch.x()));
        var steps = Recorder.everySteps(1, p -> Probes.gradients(p.network(), p.loss(), batch));
        for (int run = 0; run < 2; run++) {
            var network = new Network(Shape.of(2), 1, new Dense(4), new BatchNorm(), new Relu(), new Dense(2));
            var trainer = new Trainer(network, new SoftmaxCrossEntropy(), new Sgd(0.1))
                    .epochs(3)
                    .batchSize(2);
            if (run == 1) {
                trainer.callbacks(recorder, steps);
            }
            trainer.fit(batch);
            weights[run] = network.predict(batch.x()).data;
        }
        assertThat(weights[0]).isEqualTo(weights[1]);
        assertThat(recorder.table().rowCount()).isEqualTo(4 * 4);
        assertThat(recorder.table().doubleColumn("epoch").unique().asList())
                .containsExactlyInAnyOrder(0.0, 1.0, 2.0, 3.0);
        assertThat(steps.table().doubleColumn("epoch").unique().size()).isEqualTo(7);
    }
}
