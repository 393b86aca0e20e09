package descent.charts;

import static org.assertj.core.api.Assertions.assertThat;

import descent.probes.TableRows;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BandGridTest {
    private static Chart chart(double... seeds) {
        var rows = new TableRows("x");
        for (double std : new double[] {1, 0.1, 0.01}) {
            for (String network : List.of("plain", "batch norm")) {
                for (double seed : seeds) {
                    for (int epoch = 1; epoch <= 3; epoch++) {
                        rows.add("std", std, "network", network, "epoch", epoch, "accuracy", std * epoch + seed);
                    }
                }
            }
        }
        return Charts.bandGrid(rows.table(), "epoch", "accuracy", "network", "std");
    }

    private static Object lines(Chart chart) {
        return chart.data().stream().filter(trace -> !trace.containsKey("fill")).count();
    }

    @Test
    void aPanelForEachValueAndALineForEachGroupInIt() {
        Chart chart = chart(0);
        assertThat(lines(chart)).isEqualTo(6L);
        assertThat(chart.data().stream().map(trace -> trace.get("xaxis")).distinct())
                .containsExactly("x", "x2", "x3");
        assertThat(chart.data().get(4).get("y")).isEqualTo(List.of(0.01, 0.02, 0.03));
    }

    @Test
    void everyNameStandsOnceInTheLegend() {
        assertThat(chart(0).data().stream()
                        .filter(trace -> Boolean.TRUE.equals(trace.get("showlegend")))
                        .map(trace -> trace.get("name")))
                .containsExactly("plain", "batch norm");
    }

    @Test
    void repeatedRowsGetBands() {
        assertThat(chart(0, 1).data().stream().filter(trace -> trace.containsKey("fill")))
                .hasSize(6);
        assertThat(chart(0).data().stream().filter(trace -> trace.containsKey("fill")))
                .isEmpty();
    }

    @Test
    void allPanelsHaveTheSameAxes() {
        var layout = chart(0).layout();
        assertThat(Plain.map((Map<?, ?>) layout.get("yaxis3"))).containsEntry("matches", "y");
        assertThat(Plain.map((Map<?, ?>) layout.get("xaxis2"))).containsEntry("matches", "x");
    }

    @Test
    void aRangeInOneDirectionLeavesTheOtherToTheData() {
        Chart ranged = chart(0).xRange(1, 2);
        assertThat(axis(ranged, "yaxis3")).containsEntry("autorange", true).doesNotContainKey("range");
        Chart both = ranged.yRange(0, 3);
        assertThat(axis(both, "yaxis3")).containsKey("range").doesNotContainKey("autorange");
        assertThat(axis(both, "xaxis3")).containsKey("range").doesNotContainKey("autorange");
    }

    private static Map<String, Object> axis(Chart chart, String name) {
        return Plain.map((Map<?, ?>) chart.layout().get(name));
    }
}
