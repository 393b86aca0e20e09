package descent.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import descent.minimizers.Surface;
import descent.optimizers.CosineDecay;
import descent.optimizers.ExponentialDecay;
import descent.optimizers.Schedule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class SurfacesTest {
    private static Map<?, ?> scene(Chart chart) {
        return (Map<?, ?>) chart.layout().get("scene");
    }

    private static double number(Object list, int index) {
        return ((Number) ((List<?>) list).get(index)).doubleValue();
    }

    @Test
    void schedulesHaveTheRateOfEachStep() {
        var schedules = new LinkedHashMap<String, Schedule>();
        schedules.put("a", step -> step);
        schedules.put("<b>", Schedule.constant(2));
        Chart chart = Charts.schedules(4, schedules);
        assertThat(chart.data().get(0).get("y")).isEqualTo(List.of(0L, 1L, 2L, 3L));
        assertThat(chart.data().get(1)).containsEntry("name", "&lt;b&gt;").containsEntry("y", List.of(2L, 2L, 2L, 2L));
        List<?> steps =
                (List<?>) Charts.schedules(100_000, schedules).data().get(0).get("x");
        assertThat(number(steps, steps.size() - 1)).isEqualTo(99_999);
        assertThatThrownBy(() -> Charts.schedules(0, schedules)).hasMessageContaining("steps");
    }

    @Test
    void ratesOverDecadesAreLogarithmicAndACosineThatEndsAtZeroIsNot() {
        Chart cosine = Charts.schedules(1000, Map.of("cosine", new CosineDecay(0.1, 1000)));
        assertThat(cosine.layout().get("yaxis").toString()).doesNotContain("type=log");
        Chart both = Charts.schedules(
                1000, Map.of("cosine", new CosineDecay(0.1, 1000), "exponential", new ExponentialDecay(1, 0.1, 100)));
        Map<?, ?> axis = (Map<?, ?>) both.layout().get("yaxis");
        assertThat(axis.get("type")).isEqualTo("log");
        assertThat(number(axis.get("range"), 0)).isBetween(-10.2, -9.8);
        assertThat(Charts.schedules(3, Map.of("none", step -> Double.NaN)).json())
                .contains("none");
    }

    @Test
    void aPathStandsJustAboveTheSurfaceAndEndsWhereItLeavesTheWindow() {
        double[][] path = {{1, 0}, {1, 1}, {3, 1}, {0, 0}};
        Chart chart = Charts.surface(Surface.saddle(), Map.of("<descent>", path));
        assertThat(chart.data())
                .extracting(trace -> trace.get("type"))
                .containsExactly("surface", "scatter3d", "scatter3d");
        var steps = chart.data().get(2);
        assertThat(steps.get("x")).isEqualTo(List.of(1L, 1L));
        // The surface goes from -4 to 4.
        assertThat(number(steps.get("z"), 0)).isCloseTo(1.16, within(1e-6));
        assertThat(number(steps.get("z"), 1)).isCloseTo(0.16, within(1e-6));
        var line = chart.data().get(1);
        assertThat(line).containsEntry("name", "&lt;descent&gt;");
        assertThat((List<?>) line.get("z")).hasSize(7);
        assertThat(number(line.get("z"), 3)).as("half-way: 1 - 0.5^2").isCloseTo(0.91, within(1e-6));
    }

    @Test
    void aSurfaceOverDecadesShowsTheLogarithmOfItsHeight() {
        Chart chart = Charts.surface(Surface.rosenbrock(), Map.of());
        List<?> z = (List<?>) chart.data().get(0).get("z");
        // (1 + 2)^2 + 100 (-1 - 4)^2 = 2509
        assertThat(number(z.get(0), 0)).isCloseTo(Math.log10(2509), within(1e-3));
        assertThat(((Map<?, ?>) scene(chart).get("zaxis")).get("ticktext").toString())
                .contains("1000");
        assertThat(chart.data().get(1)).containsEntry("name", "minimum").containsEntry("x", List.of(1L));
    }

    @Test
    void whereTheLowestPointIsNotZeroRoundValuesAreWritten() {
        Chart chart = Charts.contour((x, y) -> 1.12 + x * x + y * y, -5, 5, -5, 5, Map.of(), new double[] {0, 0});
        var bar = (Map<?, ?>) chart.data().get(0).get("colorbar");
        assertThat(bar.get("ticktext")).isEqualTo(List.of("10", "2"));
        List<?> levels = (List<?>) bar.get("tickvals");
        assertThat(number(levels, 0)).isCloseTo(Math.log10(10 - 1.12), within(1e-6));
    }

    @Test
    void flatSurfacesAreDrawnAndMissingOnesSaySo() {
        double[] window = {0, 1, 0, 1};
        var paths = Map.of("still", new double[][] {{0.5, 0.5}}, "none", new double[0][]);
        var flat = new Surface("flat", (x, y) -> 1, (x, y) -> 0, (x, y) -> 0, window);
        assertThat(Charts.surface(flat, paths).data().get(0)).doesNotContainKey("contours");
        var missing = new Surface("missing", (x, y) -> Double.NaN, (x, y) -> 0, (x, y) -> 0, window);
        assertThat(Charts.surface(missing, paths).data()).isEmpty();
        assertThat(Charts.surface(missing, paths).json()).contains("no data").doesNotContain("NaN");
    }

    @Test
    void aPlaneOfTheLossIsSeenFromAboveAndInSpace() {
        var plane = Table.create("plane")
                .addColumns(
                        DoubleColumn.create("x", -1, -1, -1, 0, 0, 0, 1, 1, 1),
                        DoubleColumn.create("y", -1, 0, 1, -1, 0, 1, -1, 0, 1),
                        DoubleColumn.create("loss", 5, 6, 7, 2, 1, 3, 8, Double.NaN, 9));
        Chart chart = Charts.landscape(plane);
        assertThat(chart.data())
                .extracting(trace -> trace.get("type"))
                .containsExactly("contour", "scatter", "surface", "scatter3d");
        List<?> rows = (List<?>) chart.data().get(2).get("z");
        assertThat(number(rows.get(0), 0)).isCloseTo(5, within(0.01));
        assertThat(number(rows.get(2), 0)).as("y is the row").isCloseTo(7, within(0.01));
        assertThat(((List<?>) rows.get(1)).get(2)).isNull();
        assertThat(number(chart.data().get(3).get("z"), 0)).isBetween(1.0, 1.5);
        assertThat(Charts.landscape(plane.emptyCopy()).json()).contains("no data");
        // No point in the middle: the mark in space is left out.
        assertThat(Charts.landscape(plane.where(plane.doubleColumn("x").isNotEqualTo(0)))
                        .data())
                .hasSize(3);
    }
}
