package descent.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import descent.DataSet;
import descent.Network;
import descent.Shape;
import descent.initializers.Normal;
import descent.layers.Dense;
import descent.losses.MeanSquaredError;
import descent.optimizers.Sgd;
import descent.training.History;
import descent.training.Trainer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class FitTest {
    private static final DataSet DATA =
            new DataSet(new FMatrixRMaj(4, 1, true, 1, 2, 3, 4), new FMatrixRMaj(4, 1, true, 2, 4, 6, 8));

    private static Experiment<Double> experiment() {
        return new Experiment<Double>("learning rate")
                .variant("0.01", 0.01)
                .variant("1000000", 1e6)
                .seeds(2);
    }

    private static History train(double rate, long seed) {
        var network = new Network(Shape.of(1), seed, new Dense(1, new Normal(0.1)));
        return new Trainer(network, new MeanSquaredError(), new Sgd(rate))
                .validation(DATA)
                .epochs(12)
                .batchSize(4)
                .fit(DATA);
    }

    @Test
    void measuresAreTheLastValuesAndCurvesHaveEveryEpoch() {
        Results results = experiment().fit(FitTest::train);
        // The factor has the name of a column of the history, and the clock is no measure.
        assertThat(results.measures()).containsExactlyInAnyOrder("loss", "validation loss");
        History second = train(0.01, 2);
        assertThat(results.values("0.01", "loss")[1]).isEqualTo(second.last("loss"));
        Table curves = results.curves();
        assertThat(curves.columnNames())
                .containsExactly("learning rate", "seed", "epoch", "step", "loss", "validation loss", "seconds");
        Table one = curves.where(curves.stringColumn(0)
                .isEqualTo("0.01")
                .and(curves.longColumn(1).isEqualTo(2)));
        assertThat(one.doubleColumn("loss").asDoubleArray()).isEqualTo(second.values("loss"));
        assertThat(one.intColumn("epoch").get(11)).isEqualTo(12);
    }

    @Test
    void aTrainingThatDivergesKeepsItsCurveAndTheOthersGoOn() {
        Results results = experiment().fit(FitTest::train);
        assertThat(results.values("1000000", "loss")).isEmpty();
        assertThat(results.values("0.01", "loss")).hasSize(2);
        assertThat(results.table().stringColumn("error").get(2)).startsWith("the loss is");
        int epochs = results.curves().stringColumn(0).countOccurrences("1000000");
        assertThat(epochs).isBetween(2, 22);
    }

    @Test
    void curvesAreKeptInTheFileAndRunsWithoutThemRunAgain(@TempDir Path folder) {
        Path file = folder.resolve("results.jsonl");
        var calls = new AtomicInteger();
        Training<Double> counted = (rate, seed) -> {
            calls.incrementAndGet();
            return train(rate, seed);
        };
        var steady = new Experiment<Double>("rate").variant("0.01", 0.01).seeds(3);
        steady.resumeFrom(file).run((rate, seed) -> Map.of("loss", 1.0));
        String first = steady.fit(counted).curves().print(100);
        assertThat(calls).hasValue(3);
        assertThat(steady.fit(counted).curves().print(100)).isEqualTo(first);
        assertThat(calls).hasValue(3);
    }
}
