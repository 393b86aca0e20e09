package descent.charts;

import static org.assertj.core.api.Assertions.assertThat;

import descent.probes.TableRows;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecadesTest {
    private static Chart chart(Map<String, ?> axis, double... y) {
        return Chart.of(List.of(Map.of("type", "scatter", "x", new double[y.length], "y", y)), Map.of("yaxis", axis));
    }

    private static Object format(Chart chart) {
        return axis(chart).get("tickformat");
    }

    private static Map<?, ?> axis(Chart chart) {
        return axis(chart, "yaxis");
    }

    private static Map<?, ?> axis(Chart chart, String name) {
        return (Map<?, ?>) ((Map<?, ?>) chart.plotly().get("layout")).get(name);
    }

    @Test
    void fewDecadesAreWrittenOut() {
        assertThat(format(chart(Theme.LOG, 0.05, 0, 2))).isEqualTo("~g");
        assertThat(format(chart(Theme.LOG, 1e-6, 2))).isNull();
        assertThat(format(chart(Map.of(), 0.05, 2))).isNull();
        assertThat(format(chart(Theme.LOG))).isNull();
    }

    @Test
    void notEveryDigitHasATick() {
        assertThat(axis(chart(Theme.LOG, 0.05, 0, 2)).get("dtick")).isEqualTo("D2");
        assertThat(axis(chart(Theme.LOG, 0.5, 2)).get("dtick")).isNull();
        assertThat(axis(chart(Theme.LOG, 1e-6, 2)).get("dtick")).isNull();
    }

    @Test
    void inANarrowPanelOnlySomePowersOfTenAreWritten() {
        var rows = new TableRows("rates");
        for (String panel : List.of("a", "b", "c", "d")) {
            for (double rate : new double[] {1e-4, 1e-2, 1}) {
                rows.add("rate", rate, "accuracy", 0.5, "network", "one", "panel", panel);
            }
        }
        Chart grid = Charts.bandGrid(rows.table(), "rate", "accuracy", "network", "panel")
                .xLog();
        assertThat(axis(grid, "xaxis4").get("dtick")).isEqualTo(2);
        assertThat(axis(grid.size(1600, 400), "xaxis4").get("dtick")).isNull();
        assertThat(axis(grid.xRange(0.1, 1), "xaxis4").get("dtick")).isEqualTo("D2");
    }

    @Test
    void longNumbersHaveNoRoomBelowAChart() {
        Chart small = Chart.of(
                List.of(Map.of("type", "scatter", "x", new double[] {0.0001, 0.01})), Map.of("xaxis", Theme.LOG));
        Chart large =
                Chart.of(List.of(Map.of("type", "scatter", "x", new double[] {1, 200})), Map.of("xaxis", Theme.LOG));
        assertThat(small.json()).doesNotContain("tickformat");
        assertThat(large.json()).contains("tickformat");
    }

    @Test
    void shortNumbersBelowAChartHaveRoom() {
        Chart rates = Charts.lines(
                new TableRows("rates")
                        .add("rate", 0.05, "steps", 100)
                        .add("rate", 6.4, "steps", 30)
                        .table(),
                "rate",
                "steps");
        assertThat(axis(rates.xLog(), "xaxis").get("tickformat")).isEqualTo("~g");
        assertThat(axis(rates.xLog().size(260, 300), "xaxis").get("tickformat")).isNull();
    }

    @Test
    void aRangeSaysWhatIsShown() {
        assertThat(format(chart(Theme.LOG, 1e-6, 2).yRange(0.1, 10))).isEqualTo("~g");
        assertThat(format(chart(Theme.LOG, 1, 2).yRange(1e-5, 10))).isNull();
    }

    @Test
    void aFormatThatSomebodyChoseStays() {
        assertThat(format(chart(Theme.LOG, 1, 2).patch(Map.of("yaxis", Map.of("tickformat", ".1e")))))
                .isEqualTo(".1e");
    }

    @Test
    void thirtyTimesTheLeastIsWide() {
        assertThat(Decades.span(new double[] {1, 31, Double.NaN})).isTrue();
        assertThat(Decades.span(new double[] {1, 30})).isFalse();
        assertThat(Decades.span(new double[] {0, 100})).isFalse();
        assertThat(Decades.span(new double[] {})).isFalse();
        assertThat(Decades.spanDownToZero(new double[] {0, 1, 10_001})).isTrue();
        assertThat(Decades.spanDownToZero(new double[] {-1, 1, 10_001})).isFalse();
        assertThat(Decades.spanDownToZero(new double[] {0, 1, 10_000})).isFalse();
    }

    @Test
    void aFewLowValuesAloneAreNotWide() {
        double[] oneOfTen = {0.01, 1, 1, 1, 1, 1, 1, 1, 1, 2};
        assertThat(Decades.span(oneOfTen)).isTrue();
        assertThat(Decades.span(oneOfTen, 0.1)).isFalse();
        assertThat(Decades.span(oneOfTen, 0.09)).isTrue();
    }

    @Test
    void placesThatRiseByFactorsAreGeometric() {
        assertThat(Decades.geometric(new double[] {0.1, 0.01, 0.01, 1})).isTrue();
        assertThat(Decades.geometric(new double[] {0.01, 0.5, 1})).isFalse();
        assertThat(Decades.geometric(new double[] {0.01, 1})).isFalse();
    }
}
