package descent.charts;

import static org.assertj.core.api.Assertions.assertThat;

import descent.experiments.Experiment;
import descent.experiments.Interval;
import descent.experiments.Results;
import descent.probes.TableRows;
import descent.probes.TableStack;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class RankingTest {
    private static Results results() {
        return new Experiment<Double>("who")
                .variant("a<b", 1.0)
                .variant("fails", Double.NaN)
                .variant("c", 2.0)
                .seeds(3)
                .run((v, seed) -> {
                    if (v.isNaN()) {
                        throw new IllegalStateException("no");
                    }
                    return Map.of("accuracy", v + 0.1 * seed, "test loss", v);
                });
    }

    private static Object names(Chart chart) {
        return ((Map<?, ?>) chart.layout().get("yaxis")).get("ticktext");
    }

    @Test
    void theBestIsFirstAndWhatFailedIsLast() {
        Chart chart = Charts.dots(results(), "accuracy");
        assertThat(names(chart)).isEqualTo(List.of("c", "a&lt;b", "fails"));
        assertThat(chart.data().get(1).get("x")).isEqualTo(Arrays.asList(2.2, 1.2, null));
        assertThat(Sketch.numbers(chart.data().get(0).get("x"))).containsExactly(2.1, 2.2, 2.3, 1.1, 1.2, 1.3);
        Interval interval = Interval.of(2.1, 2.2, 2.3);
        double[] above = Sketch.numbers(((Map<?, ?>) chart.data().get(1).get("error_x")).get("array"));
        assertThat(above[0]).isCloseTo(interval.high() - interval.mean(), org.assertj.core.data.Offset.offset(1e-6));
        assertThat(chart.layout().get("annotations").toString()).contains("no value", "y=2");
        assertThat(names(Charts.dots(results(), "test loss"))).isEqualTo(List.of("a&lt;b", "c", "fails"));
        assertThat(names(Charts.dots(results(), "accuracy", Order.AS_GIVEN)))
                .isEqualTo(List.of("a&lt;b", "fails", "c"));
    }

    @Test
    void aTableKeepsItsOrder() {
        Table table = results().summary("accuracy");
        Chart chart = Charts.dots(table, "who", "mean", "low", "high");
        assertThat(names(chart)).isEqualTo(List.of("a&lt;b", "fails", "c"));
        assertThat(Charts.dots(table.emptyCopy(), "who", "mean", "low", "high").json())
                .contains("no data");
    }

    @Test
    void zeroIsMarkedWhereGainsMeetLosses() {
        Table gains = new TableRows("gains")
                .add("task", "a", "gain", 0.5, "low", -1.0, "high", 2.0)
                .table();
        Chart chart = Charts.dots(gains, "task", "gain", "low", "high");
        assertThat(((Map<?, ?>) chart.layout().get("xaxis")).get("zeroline")).isEqualTo(true);
        Chart accuracies = Charts.dots(results(), "accuracy", Order.AS_GIVEN);
        assertThat(((Map<?, ?>) accuracies.layout().get("xaxis")).get("zeroline"))
                .isEqualTo(false);
    }

    private static Table grid(double... values) {
        var rows = new TableRows("grid");
        for (int i = 0; i < values.length; i++) {
            rows.add("x", i / 2, "y", i % 2 == 0 ? "top" : "bottom", "v", values[i]);
        }
        return rows.table();
    }

    @Test
    void aHeatMapIsWideEnoughForItsNames() {
        var rows = new TableRows("wide");
        for (String name : List.of("100: dead", "100: diverged", "a", "b", "c", "d")) {
            rows.add("x", name, "y", "y", "v", 1.0);
        }
        int width = (int) Charts.heatmap(rows.table(), "x", "y", "v").layout().get("width");
        assertThat(width).isGreaterThan((int) Charts.heatmap(grid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), "x", "y", "v")
                .layout()
                .get("width"));
    }

    @Test
    void aHeatMapWritesMeansAndLeavesOutWhatIsMissing() {
        Chart chart = Charts.heatmap(grid(0.25, 0.5, 0.125).append(grid(0.75)), "x", "y", "v");
        assertThat(chart.data().get(0).get("z")).isEqualTo(List.of(List.of(0.5, 0.125), Arrays.asList(0.5, null)));
        assertThat(chart.data().get(1).get("text")).isEqualTo(List.of("0.500", "0.125", "0.500", "–"));
        assertThat(chart.data().get(1).get("textfont"))
                .isEqualTo(Map.of("color", List.of("#ffffff", Theme.INK, "#ffffff", Theme.FAINT)));
        assertThat(names(chart)).isEqualTo(List.of("top", "bottom"));
    }

    @Test
    void colorsFollowTheValues() {
        Chart decades = Charts.heatmap(grid(1, 1e-6, 1e-3, Double.POSITIVE_INFINITY), "x", "y", "v");
        assertThat(decades.data().get(0).get("z")).isEqualTo(List.of(List.of(0L, -3L), Arrays.asList(-6L, null)));
        assertThat(decades.data().get(1).get("text")).isEqualTo(List.of("1", "0.0010", "1e-6", "∞"));
        Chart signs = Charts.heatmap(grid(-1, 3), "x", "y", "v");
        assertThat(signs.data().get(0)).containsEntry("zmin", -3L).containsEntry("zmax", 3L);
        Chart constant = Charts.heatmap(grid(2, 2), "x", "y", "v");
        assertThat(constant.data().get(0)).containsEntry("zmin", 1L).containsEntry("zmax", 3L);
        assertThat(Charts.heatmap(grid(Double.NaN), "x", "y", "v").json()).contains("–");
        assertThat(Charts.heatmap(grid(1).emptyCopy(), "x", "y", "v").json()).contains("no data");
    }

    @Test
    void sharesAndASingleSmallValueAreNoDecades() {
        Table table = grid(1, 1e-3, 1);
        table.column("v").setName("validation accuracy");
        Chart shares = Charts.heatmap(table, "x", "y", "validation accuracy");
        assertThat(shares.data().get(0)).containsEntry("zmin", 0.001);
        Chart mostly = Charts.heatmap(grid(1, 1, 1, 1, 1, 1, 1, 1, 1, 1e-3), "x", "y", "v");
        assertThat(mostly.data().get(0)).containsEntry("zmin", 0.001);
    }

    private static Table layers(double factor, String... labels) {
        double[] values = new double[labels.length];
        Arrays.setAll(values, i -> factor * (i + 1));
        return Table.create("t", StringColumn.create("layer", labels), DoubleColumn.create("std", values));
    }

    @Test
    void theDepthIsTheNumberInTheLabel() {
        Chart chart = Charts.byLayer(layers(1, "2, Tanh", "4, Dense(3 -> 2)"), "std");
        assertThat(chart.data().get(0).get("x")).isEqualTo(List.of(2L, 4L));
        assertThat(((Map<?, ?>) chart.layout().get("xaxis")).get("ticktext"))
                .isEqualTo(List.of("2<br>Tanh", "4<br>Dense"));
        Chart unnumbered = Charts.byLayer(layers(1, "top", "bottom"), "std");
        assertThat(unnumbered.data().get(0).get("x")).isEqualTo(List.of(1L, 2L));
    }

    @Test
    void seedsBecomeABandAndOtherLayersHaveNumbersOnly() {
        Table table = new TableStack("net")
                .add("a", layers(1, "1, Tanh", "2, Dense"))
                .add("a", layers(3, "1, Tanh", "2, Dense"))
                .add("b", layers(2, "1, Relu", "2, Dense"))
                .table();
        Chart chart = Charts.byLayer(table, "std", "net");
        assertThat(chart.data()).hasSize(3);
        assertThat(chart.data().get(0)).containsEntry("fill", "toself");
        assertThat(chart.data().get(1).get("y")).isEqualTo(List.of(2L, 4L));
        assertThat(((Map<?, ?>) chart.layout().get("xaxis")).containsKey("ticktext"))
                .isFalse();
        assertThat(Charts.byLayer(layers(Double.NaN, "1"), "std").json()).contains("no data");
    }
}
