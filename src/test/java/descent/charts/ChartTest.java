package descent.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChartTest {
    private static Chart chart(double... y) {
        return Chart.of(
                List.of(Map.of("type", "scatter", "y", y)),
                Map.of("title", Map.of("text", "Old", "x", 0), "xaxis", Map.of(), "yaxis", Map.of("type", "log")));
    }

    @Test
    void aNotebookIsSentThePlotlyFigureAndALineOfTextAndNoHtml() {
        Map<String, Object> bundle = chart(1).mimeBundle();
        assertThat(bundle).containsOnlyKeys(Chart.PLOTLY, "text/plain");
        assertThat(bundle.get("text/plain")).isEqualTo("Chart \"Old\", 1 trace");
        assertThat(Plain.map((Map<?, ?>) bundle.get(Chart.PLOTLY))).containsOnlyKeys("data", "layout", "config");
    }

    @Test
    void numbersThatAreNotFiniteBecomeNull() {
        var y = chart(1.5, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -2)
                .data()
                .get(0)
                .get("y");
        assertThat(y).isEqualTo(Arrays.asList(1.5, null, null, null, -2L));
        assertThat(chart(Double.NaN).json()).contains("\"y\":[null]");
    }

    @Test
    void numbersKeepTheSevenDigitsOfAFloat() {
        assertThat(chart(Math.PI, 1e-20 / 3, 16777217).json()).contains("[3.141593,3.333333E-21,16777217]");
    }

    @Test
    void changesMakeACopy() {
        Chart old = chart(1);
        Chart changed = old.title("New").size(300, 200).patch(0, Map.of("name", "first"));
        assertThat(old.toString()).isEqualTo("Chart \"Old\", 1 trace");
        assertThat(old.data().get(0)).doesNotContainKey("name");
        assertThat(changed.toString()).isEqualTo("Chart \"New\", 1 trace");
        assertThat(changed.layout()).containsEntry("width", 300).containsEntry("height", 200);
        assertThat(changed.data().get(0)).containsEntry("name", "first").containsKey("y");
    }

    @Test
    void patchesAreMergedAndNullTakesAway() {
        var patch = new HashMap<String, Object>();
        patch.put("x", null);
        Chart changed = chart(1).patch(Map.of("title", patch));
        assertThat(changed.layout().get("title")).isEqualTo(Map.of("text", "Old"));
    }

    @Test
    void titlesAreShownAsTheyAreWritten() {
        String nasty = "a < b & \"c\" </script><script>alert('1')</script> 批归一化";
        Chart chart = chart(1).title(nasty);
        assertThat(chart.json())
                .doesNotContain("<script")
                .doesNotContain("</script")
                .contains("批归一化");
        assertThat(chart).hasToString("Chart \"" + nasty + "\", 1 trace");
    }

    @Test
    void rangesOnLogarithmicAxesAreExponents() {
        Chart chart = chart(1).yRange(0.01, 1000).xRange(2, 5);
        assertThat(((Map<?, ?>) chart.layout().get("yaxis")).get("range")).isEqualTo(List.of(-2L, 3L));
        assertThat(((Map<?, ?>) chart.layout().get("xaxis")).get("range")).isEqualTo(List.of(2L, 5L));
    }

    @Test
    void ticksStandWhereTheyAreAskedFor() {
        Map<?, ?> axis = (Map<?, ?>) chart(1).xLog().xTicks(50, 1437).layout().get("xaxis");
        assertThat(axis.get("tickvals")).isEqualTo(List.of(50L, 1437L));
        assertThat(axis.get("tickmode")).isEqualTo("array");
        assertThat(axis.get("type")).isEqualTo("log");
    }

    @Test
    void logAppliesToEveryPanel() {
        Chart chart = Chart.of(List.of(), Map.of("yaxis", Map.of(), "yaxis2", Map.of(), "xaxis", Map.of()))
                .yLog();
        assertThat(chart.layout().get("yaxis")).isEqualTo(Theme.LOG);
        assertThat(chart.layout().get("yaxis2")).isEqualTo(Theme.LOG);
        assertThat(chart.layout().get("xaxis")).isEqualTo(Map.of());
    }

    @Test
    void longListsArePackedAsPlotlyReadsThem() {
        var y = new double[30];
        y[0] = 0.5;
        y[1] = Double.NaN;
        var spec = Plain.map((Map<?, ?>) figureData(chart(y)).get("y"));
        assertThat(spec).containsEntry("dtype", "f4").doesNotContainKey("shape");
        var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(spec.get("bdata").toString()))
                .order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.remaining()).isEqualTo(120);
        assertThat(bytes.getFloat()).isEqualTo(0.5f);
        assertThat(bytes.getFloat()).isNaN();
        y[0] = 1;
        y[1] = 2;
        assertThat(Plain.map((Map<?, ?>) figureData(chart(y)).get("y"))).containsEntry("dtype", "i1");
        y[1] = -300;
        assertThat(Plain.map((Map<?, ?>) figureData(chart(y)).get("y"))).containsEntry("dtype", "i2");
        y[1] = 1e300;
        assertThat(Plain.map((Map<?, ?>) figureData(chart(y)).get("y"))).containsEntry("dtype", "f8");
        y[1] = 20_000_001;
        assertThat(Plain.map((Map<?, ?>) figureData(chart(y)).get("y"))).containsEntry("dtype", "f8");
    }

    @Test
    void rectanglesArePackedWithTheirShapeAndShortListsNotAtAll() {
        var heat = Chart.of(List.of(Map.of("z", new double[5][6], "x", new double[6])), Map.of());
        assertThat(Plain.map((Map<?, ?>) figureData(heat).get("z"))).containsEntry("shape", "5, 6");
        assertThat(figureData(heat).get("x")).isEqualTo(List.of(0L, 0L, 0L, 0L, 0L, 0L));
    }

    private static Map<String, Object> figureData(Chart chart) {
        return Plain.map((Map<?, ?>) ((List<?>) chart.plotly().get("data")).get(0));
    }
}
