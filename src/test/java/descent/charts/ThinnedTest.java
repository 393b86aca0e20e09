package descent.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ThinnedTest {
    private static final int MILLION = 1_000_000;

    private static double[] noise(int n) {
        var random = new Random(1);
        double[] values = new double[n];
        Arrays.setAll(values, i -> random.nextGaussian());
        return values;
    }

    private static Chart line(String mode, double[] y, Map<String, ?> more) {
        var trace = new LinkedHashMap<String, Object>(Map.of("type", "scatter", "mode", mode, "y", y));
        trace.putAll(more);
        return Chart.of(List.of(trace), Map.of());
    }

    private static List<Object> list(Chart chart, String key) {
        return new ArrayList<>((List<?>) chart.data().get(0).get(key));
    }

    private static String note(Chart chart) {
        return chart.layout().get("annotations") instanceof List<?> notes
                ? ((Map<?, ?>) notes.get(notes.size() - 1)).get("text").toString()
                : "";
    }

    @Test
    void aMillionPointsAreTwoThousandWithTheirSpikes() {
        double[] y = noise(MILLION);
        y[123_456] = 100;
        y[654_321] = -100;
        var table = Table.create("loss")
                .addColumns(IntColumn.indexColumn("step", MILLION, 1), DoubleColumn.create("loss", y));
        Chart chart = Charts.lines(table, "step", "loss");
        assertThat(list(chart, "x")).hasSize(2000).startsWith(1L).endsWith((long) MILLION);
        assertThat(list(chart, "y").get(list(chart, "x").indexOf(123_457L))).isEqualTo(100L);
        assertThat(list(chart, "y").get(list(chart, "x").indexOf(654_322L))).isEqualTo(-100L);
        assertThat(note(chart)).isEqualTo("1,000,000 points, 2,000 shown");
        assertThat(chart.json().length()).isLessThan(30_000);
    }

    @Test
    void everyStretchKeepsItsLowestAndHighest() {
        double[] y = noise(100_000);
        Chart chart = line("lines", y, Map.of());
        List<?> x = list(chart, "x"), shown = list(chart, "y");
        for (int s = 0; s < 999; s++) {
            int from = (int) (100_000L * s / 999), to = (int) (100_000L * (s + 1) / 999);
            double[] here = IntStream.range(0, x.size())
                    .filter(i -> (long) x.get(i) >= from && (long) x.get(i) < to)
                    .mapToDouble(i -> ((Number) shown.get(i)).doubleValue())
                    .toArray();
            double high = Arrays.stream(y, from, to).max().orElseThrow();
            assertThat(Arrays.stream(here).max().orElseThrow()).isCloseTo(high, within(1e-6));
        }
    }

    @Test
    void gapsStay() {
        double[] y = noise(50_000);
        y[20_000] = Double.NaN;
        y[49_999] = Double.POSITIVE_INFINITY;
        Chart chart = line("lines", y, Map.of("x0", 10, "dx", 2));
        assertThat(list(chart, "y").get(list(chart, "x").indexOf(40_010L))).isNull();
        assertThat(list(chart, "y").get(list(chart, "y").size() - 1)).isNull();
        assertThat(chart.data().get(0)).doesNotContainKeys("x0", "dx");
        assertThat(note(line("lines", new double[5_000], Map.of()))).startsWith("5,000 points, ");
    }

    @Test
    void cloudsKeepTheirOutermostPointsAndWhatBelongsToEach() {
        double[] x = noise(30_000), y = noise(30_000);
        y[77] = 50;
        x[29_998] = -60;
        int[] sizes = IntStream.range(0, 30_000).toArray();
        Chart chart = line(
                "markers",
                y,
                Map.of("x", x, "marker", Map.of("size", sizes), "text", Arrays.asList(new String[30_000])));
        assertThat(list(chart, "y")).hasSizeBetween(1990, 2000).contains(50L);
        assertThat(list(chart, "x")).contains(-60L).hasSameSizeAs(list(chart, "y"));
        List<?> kept = (List<?>) ((Map<?, ?>) chart.data().get(0).get("marker")).get("size");
        assertThat(kept.get(list(chart, "y").indexOf(50L))).isEqualTo(77);
        assertThat(list(chart, "text")).hasSameSizeAs(list(chart, "y"));
    }

    @Test
    void manyLinesShareTheirPoints() {
        var table = Table.create(StringColumn.create("run"), IntColumn.create("step"), DoubleColumn.create("loss"));
        double[] y = noise(40 * 5_000);
        for (int i = 0; i < y.length; i++) {
            table.stringColumn("run").append("run " + i % 40);
            table.intColumn("step").append(i / 40);
            table.doubleColumn("loss").append(y[i]);
        }
        Chart chart = Charts.linesBy(table, "step", "loss", "run");
        assertThat(chart.data()).hasSize(40);
        assertThat(chart.data().stream().map(trace -> ((List<?>) trace.get("y")).size()))
                .allSatisfy(size -> assertThat(size).isBetween(490, 500));
        assertThat(note(chart)).startsWith("200,000 points, 19,");
    }

    @Test
    void fewPointsAndOtherKindsStayAsTheyAre() {
        assertThat(list(line("lines", noise(4_000), Map.of()), "y")).hasSize(4_000);
        assertThat(note(line("lines", noise(4_000), Map.of()))).isEmpty();
        assertThat(list(line("lines", noise(5_000), Map.of("type", "bar")), "y"))
                .hasSize(5_000);
    }

    @Test
    void movingPathsAreThinnedInEveryFrame() {
        double[][] path = IntStream.range(0, 100_000)
                .mapToObj(i -> new double[] {Math.cos(i / 1e4), Math.sin(i / 1e4)})
                .toArray(double[][]::new);
        Chart chart = Charts.contourAnimation((x, y) -> x * x + y * y, -2, 2, -2, 2, Map.of("SGD", path));
        assertThat(note(chart)).startsWith("100,000 points, ");
        for (var frame : chart.frames()) {
            Map<?, ?> trace = (Map<?, ?>) ((List<?>) frame.get("data")).get(0);
            List<?> x = (List<?>) trace.get("x"), y = (List<?>) trace.get("y");
            assertThat(x.size()).isLessThanOrEqualTo(4_000).isEqualTo(y.size());
        }
    }
}
