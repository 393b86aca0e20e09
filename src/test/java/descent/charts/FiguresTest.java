package descent.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.api.Histogram;
import tech.tablesaw.plotly.api.LinePlot;
import tech.tablesaw.plotly.api.ScatterPlot;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.HeatmapTrace;
import tech.tablesaw.plotly.traces.ScatterTrace;

class FiguresTest {
    private static final Table TABLE = Table.create("t")
            .addColumns(
                    DoubleColumn.create("a", 1, 2, 3),
                    DoubleColumn.create("b", 1.5, Double.NaN, 2.5),
                    StringColumn.create("c", "x", "y", "x"));

    @Test
    void titlesBecomeWhatPlotly3Shows() {
        Chart chart = Chart.of(ScatterPlot.create("\"Own\" <plot> & more", TABLE, "a", "b"));
        assertThat(Plain.map((Map<?, ?>) chart.layout().get("title")))
                .containsEntry("text", "\"Own\" &lt;plot&gt; &amp; more");
        assertThat(Plain.map((Map<?, ?>) chart.layout().get("xaxis"))).containsEntry("title", Map.of("text", "a"));
    }

    @Test
    void numbersAreNumbersAndMissingOnesNull() {
        Chart chart = Chart.of(ScatterPlot.create("t", TABLE, "a", "b"));
        assertThat(chart.data().get(0).get("x")).isEqualTo(List.of(1L, 2L, 3L));
        assertThat(chart.data().get(0).get("y")).isEqualTo(Arrays.asList(1.5, null, 2.5));
    }

    @Test
    void numbersInArraysWrittenAsStringsAreNumbersAgain() {
        var trace = ScatterTrace.builder(new double[] {1, 2}, new double[] {Double.NaN, Double.POSITIVE_INFINITY})
                .text(new String[] {"1", "two"})
                .build();
        Chart chart = Chart.of(new Figure(Layout.builder().build(), trace));
        assertThat(chart.data().get(0).get("x")).isEqualTo(List.of(1L, 2L));
        assertThat(chart.data().get(0).get("y")).isEqualTo(Arrays.asList(null, null));
        assertThat(chart.data().get(0).get("text")).isEqualTo(List.of("1", "two"));
    }

    @Test
    void aHistogramChoosesItsBins() {
        Chart chart = Chart.of(Histogram.create("h", TABLE, "a"));
        assertThat(chart.data().get(0)).containsEntry("type", "histogram").doesNotContainKeys("nbinsx", "autobinx");
    }

    @Test
    void groupsAndSeveralTracesAreKept() {
        assertThat(Chart.of(LinePlot.create("l", TABLE, "a", "b", "c")).data()).hasSize(2);
        var heat = HeatmapTrace.builder(new Object[] {"p", "q"}, new Object[] {"r"}, new double[][] {{1, 2}})
                .build();
        var scatter = ScatterTrace.builder(new double[] {0}, new double[] {0}).build();
        assertThat(Chart.of(new Figure(scatter, heat)).data())
                .extracting(trace -> trace.get("type"))
                .containsExactly("scatter", "heatmap");
    }
}
