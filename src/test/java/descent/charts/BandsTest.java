package descent.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import descent.DataSet;
import descent.Network;
import descent.Shape;
import descent.experiments.Experiment;
import descent.experiments.Interval;
import descent.experiments.Results;
import descent.initializers.Normal;
import descent.layers.Dense;
import descent.losses.MeanSquaredError;
import descent.optimizers.Sgd;
import descent.probes.TableRows;
import descent.training.Trainer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class BandsTest {
    @Test
    void aBandIsTheIntervalAtEachPlaceWithoutWhatIsNotFinite() {
        double nan = Double.NaN;
        Band band = Band.of(new double[] {2, 1, 1, 1, 2, 3}, new double[] {7, 1, 2, 6, nan, nan});
        Interval first = Interval.of(1, 2, 6);
        assertThat(band.x()).containsExactly(1, 2, 3);
        assertThat(band.mean()).containsExactly(3, 7, nan);
        assertThat(band.low()).containsExactly(first.low(), 7, nan);
        assertThat(band.high()).containsExactly(first.high(), 7, nan);
        assertThat(first.low()).isNegative();
        assertThat(band.aboveLeast().low()).containsExactly(1, 7, nan);
    }

    @Test
    void areasLieBehindLinesAndGroupsAreInTheOrderOfTheTable() {
        var rows = new TableRows("t");
        for (int x = 1; x <= 2; x++) {
            rows.add("who", "b<", "x", x, "y", 1 + x)
                    .add("who", "b<", "x", x, "y", 3 + x)
                    .add("who", "a", "x", x, "y", 10);
        }
        Chart chart = Charts.bands(rows.table(), "x", "y", "who");
        assertThat(chart.data().stream().map(t -> t.get("name"))).containsExactly("b&lt;", "b&lt;", "a");
        assertThat(chart.data().get(0)).containsEntry("fill", "toself");
        assertThat(chart.data().get(0).get("x")).isEqualTo(List.of(1L, 2L, 2L, 1L));
        assertThat(chart.data().get(1).get("y")).isEqualTo(List.of(3L, 4L));
        assertThat(chart).hasToString("Chart \"Y by who\", 3 traces");
        assertThat(Charts.bands(rows.table().emptyCopy(), "x", "y", "who").json())
                .contains("no data");
    }

    @Test
    void scalesFollowTheValues() {
        var rows = new TableRows("t");
        IntStream.range(0, 5).forEach(i -> rows.add("rate", Math.pow(10, -i), "loss", Math.exp(i), "depth", i));
        Chart chart = Charts.bands(rows.table(), "rate", "loss", "depth");
        assertThat(chart.layout().get("xaxis").toString()).contains("type=log");
        assertThat(chart.layout().get("yaxis").toString()).contains("type=log");
        // Numbers in order go from light to dark.
        assertThat(chart.data().get(0).get("line").toString()).contains(Theme.between(0));
        assertThat(chart.data().get(4).get("line").toString()).contains(Theme.between(1));
        assertThat(Decades.geometric(new double[] {1, 2, 3, 50, 99, 100})).isFalse();
        assertThat(Decades.spanDownToZero(new double[] {1, 1e-5, 0})).isTrue();
        assertThat(Decades.spanDownToZero(new double[] {1, 0.1, 0})).isFalse();
    }

    private static Results results(int variants) {
        var data = new DataSet(new FMatrixRMaj(2, 1, true, 1, 2), new FMatrixRMaj(2, 1, true, 2, 4));
        var experiment = new Experiment<Double>("rate").seeds(2).variant("diverges", 1e9);
        IntStream.range(1, variants).forEach(i -> experiment.variant("v" + i, 0.01 * i));
        return experiment.fit((rate, seed) -> {
            var network = new Network(Shape.of(1), seed, new Dense(1, new Normal(0.1)));
            return new Trainer(network, new MeanSquaredError(), new Sgd(rate))
                    .validation(data)
                    .epochs(20)
                    .fit(data);
        });
    }

    @Test
    void learningCurvesAreMeansOverSeeds() {
        Results results = results(2);
        Chart chart = Charts.learningCurves(results);
        Map<String, Object> line = chart.data().stream()
                .filter(t -> "v1".equals(t.get("name")) && !t.containsKey("fill"))
                .findFirst()
                .orElseThrow();
        double[] drawn = Sketch.numbers(line.get("y"));
        double[] last = results.values("v1", "loss");
        assertThat(drawn).hasSize(20);
        assertThat(drawn[19]).isCloseTo((last[0] + last[1]) / 2, offset(1e-6));
        assertThat(line.get("line").toString()).contains("solid");
        assertThat(chart.json()).contains("diverges (2 of 2 failed)", "\"validation\"");
    }

    @Test
    void ofManyVariantsOnlyValidationIsDrawn() {
        Chart chart = Charts.learningCurves(results(4));
        assertThat(chart.layout().get("annotations").toString()).contains("<b>validation loss</b>");
        assertThat(chart.data().stream().filter(t -> "v3".equals(t.get("name")) && !t.containsKey("fill")))
                .hasSize(1);
        Results none = new Experiment<Double>("x").variant("a", 1.0).run((v, seed) -> Map.of("loss", v));
        assertThat(Charts.learningCurves(none).json()).contains("no data");
    }
}
