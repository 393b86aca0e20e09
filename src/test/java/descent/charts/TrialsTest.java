package descent.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import descent.experiments.Search;
import descent.experiments.Space;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TrialsTest {
    private static final Table TABLE = Table.create("t")
            .addColumns(
                    DoubleColumn.create("rate", 1, 0.001, 0.1, 0.01, 0.002),
                    DoubleColumn.create("share", 0.01, 0.5, 0.6, 0.7, 0.8),
                    StringColumn.create("<kind>", "b", "a", "b", "a", "a"),
                    DoubleColumn.create("score", Double.NEGATIVE_INFINITY, 3, 5, 4, Double.NaN));

    private static List<?> dimensions(Chart chart) {
        return (List<?>) chart.data().get(0).get("dimensions");
    }

    private static double number(Object list, int index) {
        return ((Number) ((List<?>) list).get(index)).doubleValue();
    }

    @Test
    void trialsGoFromWorstToBestWithoutThoseThatFailed() {
        var trials = new Trials(TABLE, "score", "rate", "<kind>");
        assertThat(trials.objective.places()).containsExactly(3, 4, 5);
        assertThat(trials.parameters.get(0).places()).containsExactly(new double[] {-3, -2, -1}, within(1e-9));
        assertThat(trials.parameters.get(1).places()).containsExactly(0, 0, 1);
        assertThat(trials.title("Trials")).isEqualTo("Trials (2 failed, not shown)");
        assertThat(trials.isBest(2)).isTrue();
        assertThat(trials.isBest(1)).isFalse();
    }

    @Test
    void onlyValuesSpreadOverDecadesAreLogarithmic() {
        assertThat(new Trials(TABLE, "score", "rate").parameters.get(0).log()).isTrue();
        var even = Table.create("t")
                .addColumns(
                        DoubleColumn.create("share", 0.01, 0.2, 0.4, 0.6, 0.8),
                        DoubleColumn.create("score", 1, 2, 3, 4, 5));
        assertThat(new Trials(even, "score", "share").parameters.get(0).log()).isFalse();
    }

    @Test
    void powersOfTenAreWrittenAsSuch() {
        var axis = new Trials.Axis("rate", new double[0], -4.1, 0.5, List.of(), true);
        assertThat(axis.ticks()).containsExactly(-4, -3, -2, -1, 0);
        assertThat(List.of(axis.text(-4), axis.text(-2), axis.text(0), axis.text(3 + Math.log10(5))))
                .containsExactly("10⁻⁴", "0.01", "1", "5·10³");
    }

    @Test
    void parallelAxesHaveTheBestInTheirColourAndThreeTimes() {
        Chart chart = Charts.parallel(TABLE, "score", "rate", "<kind>");
        assertThat(chart.data().get(0)).containsEntry("type", "parcoords");
        assertThat(dimensions(chart)).hasSize(3);
        Map<?, ?> kind = (Map<?, ?>) dimensions(chart).get(1),
                score = (Map<?, ?>) dimensions(chart).get(2);
        assertThat(kind.get("label")).isEqualTo("&lt;kind&gt;");
        assertThat(kind.get("ticktext")).isEqualTo(List.of("a", "b"));
        assertThat(score.get("values"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(5)
                .startsWith(3L, 4L, 5L);
        assertThat(number(score.get("values"), 3)).isBetween(4.98, 4.999);
        assertThat(((Map<?, ?>) chart.data().get(0).get("line")).get("color")).isEqualTo(List.of(0L, 0.45, 1L, 1L, 1L));
    }

    @Test
    void aScatterMatrixHasEachPairOnceAndTheObjectiveInTheLowestRow() {
        Chart chart = Charts.scatterMatrix(TABLE, "score", "rate", "share", "<kind>");
        // 1 + 2 + 3 panels, each with the best and the others
        assertThat(chart.data()).hasSize(12);
        var last = chart.data().get(11);
        assertThat(last).containsEntry("x", List.of(1L)).containsEntry("y", List.of(5L));
        assertThat(last.get("text").toString()).contains("rate = 0.1", "&lt;kind&gt; = b", "score = 5");
        assertThat(((Map<?, ?>) chart.layout().get("xaxis2")).get("visible")).isEqualTo(false);
        assertThat(chart.layout().get("yaxis7").toString()).contains("text=score");
    }

    @Test
    void aSearchShowsWhatVaries() throws Exception {
        var space = new Space().log("rate", 1e-4, 1).choice("kind", "only");
        var found = new Search(space, (point, budget) -> point.number("rate"), 1).random(20, 3);
        assertThat(dimensions(Charts.parallel(found)))
                .extracting(d -> (Object) ((Map<?, ?>) d).get("label"))
                .containsExactly("rate", "score");
        assertThat(Charts.scatterMatrix(found).data()).hasSize(2);
    }

    @Test
    void nothingOneTrialAndConstantsAreDrawn() {
        Table failed = TABLE.where(TABLE.doubleColumn("score").isMissing());
        assertThat(Charts.parallel(failed, "score", "rate").json()).contains("no data", "1 failed");
        assertThat(Charts.scatterMatrix(failed, "score", "rate").json()).contains("no data");
        Table one = TABLE.first(2);
        assertThat(Charts.parallel(one, "score", "rate", "share").json()).doesNotContain("NaN", "Infinity");
        assertThat(Charts.scatterMatrix(one, "score").json()).contains("no data");
        assertThatThrownBy(() -> Charts.parallel(TABLE, "<kind>")).hasMessageContaining("expects numbers");
    }
}
