package descent.charts;

import static org.assertj.core.api.Assertions.assertThat;

import descent.Network;
import descent.Shape;
import descent.activations.Tanh;
import descent.experiments.Verdict;
import descent.initializers.Normal;
import descent.layers.Dense;
import descent.probes.Probes;
import descent.probes.TableRows;
import descent.probes.TableStack;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class SpreadsTest {
    private static Table values(int count) {
        var rows = new TableRows("t");
        IntStream.range(0, count).forEach(i -> rows.add("who", i % 2 == 0 ? "b<" : "a", "v", i));
        return rows.add("who", "a", "v", Double.NaN).table();
    }

    @Test
    void aBoxHoldsTheFiniteValuesOfItsRow() {
        Chart chart = Charts.boxes(values(4), "who", "v");
        assertThat(chart.data().get(0)).containsEntry("x", List.of(0L, 2L)).containsEntry("y0", 0L);
        assertThat(chart.data().get(1)).containsEntry("x", List.of(1L, 3L)).containsEntry("y0", 1L);
        assertThat(((Map<?, ?>) chart.layout().get("yaxis")).get("ticktext")).isEqualTo(List.of("b&lt;", "a"));
    }

    @Test
    void allPointsAreShownWhereTheyAreFew() {
        assertThat(Charts.boxes(values(100), "who", "v").data().get(0)).containsEntry("boxpoints", "all");
        assertThat(Charts.boxes(values(102), "who", "v").data().get(0)).containsEntry("boxpoints", "outliers");
        assertThat(Charts.violins(values(100), "who", "v").data().get(0)).containsEntry("points", "all");
        assertThat(Charts.violins(values(102), "who", "v").data().get(0)).containsEntry("points", false);
    }

    @Test
    void verdictsHaveTheirMarkAndTheirValues() {
        var claim = Verdict.on("OPT-03", "s");
        Verdict holds = claim.measured("a<b", 1, 2, 4).holdsIf(i -> true);
        Verdict when = claim.measured("one", 7).holdsIf(i -> false, "deep", true);
        Verdict fails = claim.measured("none", Double.NaN, 1, 5).holdsIf(i -> false);
        assertThat(holds.values()).containsExactly(1.0, 2.0, 4.0);
        Chart chart = Charts.verdicts(holds, when, fails);
        assertThat(chart.data().get(0)).containsEntry("type", "box").containsEntry("x", List.of(1L, 2L, 4L));
        assertThat(chart.data().get(1)).containsEntry("type", "scatter").containsEntry("x", List.of(7L));
        assertThat(chart.data().get(2)).containsEntry("x", List.of(1L, 5L));
        assertThat(chart.layout().get("annotations").toString())
                .contains(
                        "✓ <b>OPT-03</b> holds",
                        "◐ <b>OPT-03</b> holds only when deep",
                        "✗ <b>OPT-03</b> does not",
                        "a&lt;b");
        assertThat(Charts.verdicts().json()).contains("no data");
    }

    private static Network network(double std) {
        return new Network(Shape.of(20), 1, new Dense(30, new Normal(std)), new Tanh(), new Dense(2, new Normal(std)));
    }

    @Test
    void weightsAreCountedByLayerWithoutBiases() {
        Table table = Probes.weightHistogram(network(0.1), -0.1, 0.1, 2);
        assertThat(table.stringColumn("layer").asList())
                .containsExactly("1, Dense(20 -> 30)", "1, Dense(20 -> 30)", "3, Dense(30 -> 2)", "3, Dense(30 -> 2)");
        double[] share = table.doubleColumn("share").asDoubleArray();
        // The biases are all 0 and would count on the right.
        assertThat(share[0]).isBetween(0.45, 0.55);
        assertThat(share[0] + share[1]).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void ridgesStandOneBehindTheOther() {
        Table one = Probes.weightHistogram(network(0.1), -0.4, 0.4, 4);
        Chart depth = Charts.ridgeline(one, "layer");
        assertThat(depth.data()).hasSize(2);
        double[] x = Sketch.numbers(depth.data().get(0).get("x")),
                y = Sketch.numbers(depth.data().get(0).get("y"));
        assertThat(x).containsExactly(-0.4, -0.3, -0.1, 0.1, 0.3, 0.4);
        // A ridge rises from its base, upwards on an axis that goes down.
        assertThat(y[0]).isZero();
        assertThat(y[2]).isLessThan(-1);
        assertThat(Sketch.numbers(depth.data().get(1).get("y"))[0]).isEqualTo(1);
        Table time = new TableStack("epoch").add(0, one).add(1, one).table();
        Chart training = Charts.ridgeline(time, "epoch");
        assertThat(training.data().stream().map(t -> t.get("name"))).containsExactly("0", "1", "0", "1");
        assertThat(training.layout().get("annotations").toString()).contains("1, Dense(20 -&gt; 30)");
        assertThat(Charts.histogramAnimation(time, "epoch").frames()).hasSize(2);
        assertThat(Charts.ridgeline(time.emptyCopy(), "epoch").json()).contains("no data");
    }
}
