package descent.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.Shape;
import descent.activations.Relu;
import descent.activations.Tanh;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ChartsTest {
    private static Table history(double... loss) {
        return Table.create("history")
                .addColumns(
                        IntColumn.indexColumn("epoch", loss.length, 1),
                        DoubleColumn.create("loss", loss),
                        DoubleColumn.create("validation loss", loss),
                        DoubleColumn.create("accuracy", loss),
                        DoubleColumn.create("validation accuracy", loss),
                        DoubleColumn.create("learning rate", loss),
                        DoubleColumn.create("seconds", loss));
    }

    private static Table bins(String[] layers, String[] variants, double[][] shares) {
        var table = Table.create(
                StringColumn.create("layer"),
                StringColumn.create("std"),
                DoubleColumn.create("from"),
                DoubleColumn.create("to"),
                DoubleColumn.create("share"));
        for (int cell = 0; cell < shares.length; cell++) {
            for (int b = 0; b < shares[cell].length; b++) {
                table.stringColumn("layer").append(layers[cell % layers.length]);
                table.stringColumn("std").append(variants[cell / layers.length]);
                table.doubleColumn("from").append(b - 1.0);
                table.doubleColumn("to").append(b);
                table.doubleColumn("share").append(shares[cell][b]);
            }
        }
        return table;
    }

    private static Map<String, Object> axis(Chart chart, String name) {
        return Plain.map((Map<?, ?>) chart.layout().get(name));
    }

    private static List<Object> all(Chart chart, String key) {
        return chart.data().stream().map(trace -> trace.get(key)).toList();
    }

    @Test
    void learningCurvesPairTrainingWithValidationAndLeaveTheRestOut() {
        Chart chart = new LearningCurves(Map.of("run", history(3, 2, 1))).chart();
        assertThat(all(chart, "name")).containsExactly("training", "validation", "training", "validation");
        assertThat(all(chart, "yaxis")).containsExactly("y", "y", "y2", "y2");
        assertThat(all(chart, "showlegend")).containsExactly(true, true, false, false);
        assertThat(chart.data().get(1).get("line")).isEqualTo(Plain.map(Theme.line(Theme.color(1), "dash")));
    }

    @Test
    void severalHistoriesHaveAColourEach() {
        var histories = new LinkedHashMap<String, Table>();
        histories.put("SGD", history(3, 2));
        histories.put("Adam", history(2, 1));
        Chart chart = new LearningCurves(histories).chart();
        assertThat(all(chart, "name").subList(0, 4)).containsExactly("SGD", "SGD", "Adam", "Adam");
        assertThat(all(chart, "name").subList(8, 10)).containsExactly("training", "validation");
    }

    @Test
    void aLossOverDecadesIsLogarithmicAndOnePointIsMarked() {
        assertThat(axis(new LearningCurves(Map.of("", history(100, 1))).chart(), "yaxis")
                        .get("type"))
                .isEqualTo("log");
        Chart point = new LearningCurves(Map.of("", history(1))).chart();
        assertThat(axis(point, "yaxis").get("type")).isNull();
        assertThat(point.data().get(0)).containsEntry("mode", "lines+markers");
    }

    @Test
    void anEmptyOrDivergedHistoryIsDrawnAllTheSame() {
        assertThat(new LearningCurves(Map.of("", history())).chart().json()).contains("loss");
        assertThat(new LearningCurves(Map.of("", history(1, Double.NaN)))
                        .chart()
                        .data()
                        .get(0)
                        .get("y"))
                .isEqualTo(Arrays.asList(1L, null));
    }

    @Test
    void anActivationIsDrawnWithItsDerivative() {
        Chart chart = Charts.activations(-1, 1, new Relu(), new Tanh());
        assertThat(all(chart, "xaxis")).containsExactly("x", "x", "x2", "x2");
        List<?> values = (List<?>) chart.data().get(0).get("y"),
                slopes = (List<?>) chart.data().get(1).get("y");
        assertThat(values.get(0)).isEqualTo(0L);
        assertThat(values.get(values.size() - 1)).isEqualTo(1L);
        assertThat(slopes.get(0)).isEqualTo(0L);
        assertThat(slopes.get(slopes.size() - 1)).isEqualTo(1L);
        assertThat(axis(chart, "xaxis2")).containsEntry("matches", "x");
    }

    @Test
    void aFunctionHasAGapWhereItIsNotFinite() {
        Chart chart = Charts.functions(-1, 1, Map.of("1/x", x -> 1 / x));
        assertThat(chart.data().get(0).get("line").toString()).contains("simplify=false");
        List<?> y = (List<?>) chart.data().get(0).get("y");
        assertThat(y.get(y.size() / 2)).isNull();
        assertThat(y.get(0)).isEqualTo(-1L);
    }

    @Test
    void aSpikeIsCutOffAndSaysItsHeight() {
        Chart chart = Charts.histograms(
                bins(new String[] {"1", "2"}, new String[] {"a"}, new double[][] {{0.1, 0.1, 0.1}, {0, 0.9, 0.1}}));
        List<?> heights = (List<?>) chart.data().get(1).get("y");
        assertThat(chart.data().get(1).get("text")).isEqualTo(List.of("", "90%", ""));
        assertThat(heights.get(1)).isEqualTo(0.13);
        assertThat(axis(chart, "yaxis2")).containsEntry("matches", "y");
    }

    @Test
    void aGridOfHistogramsHasARowForEachVariant() {
        Chart chart = Charts.histogramGrid(
                bins(new String[] {"1 Dense", "2 Relu"}, new String[] {"0.01", "1 <b>"}, new double[][] {
                    {0.5, 0.5}, {0.5, 0.5}, {0.4, 0.6}, {0.5, 0.5}
                }),
                "std");
        assertThat(chart.data()).hasSize(4);
        assertThat(chart.layout().get("annotations").toString())
                .contains("<b>0.01</b>", "<b>1 &lt;b&gt;</b>", "<b>1 Dense</b>", "<b>2 Relu</b>");
    }

    @Test
    void anAnimationHasAFrameForEachValueWithEverythingThatMoves() {
        Chart chart = Charts.histogramAnimation(
                bins(new String[] {"1"}, new String[] {"0.1", "0.2", "0.3"}, new double[][] {
                    {0.5, 0.5}, {0.4, 0.6}, {0.5, 0.5}
                }),
                "std");
        assertThat(chart.frames()).hasSize(3);
        // The last frame equals the first, but must undo the second.
        assertThat(chart.frames().get(2).get("data")).isEqualTo(List.of(Map.of("y", List.of(0.5, 0.5))));
        assertThat(chart.frames().get(1).get("data")).isEqualTo(List.of(Map.of("y", List.of(0.4, 0.6))));
        assertThat(chart.layout().get("sliders").toString()).contains("std = ", "0.3");
        assertThat(chart.plotly()).containsKey("frames");
    }

    @Test
    void wholeNumbersOnASliderHaveNoDecimals() {
        Table bins = bins(new String[] {"1"}, new String[] {"a", "b"}, new double[][] {{0.5, 0.5}, {0.4, 0.6}});
        bins.addColumns(DoubleColumn.create("epoch", 0, 0, 1.5, 1.5));
        assertThat(Charts.histogramAnimation(bins, "epoch")
                        .layout()
                        .get("sliders")
                        .toString())
                .containsPattern("label=0[,}]")
                .containsPattern("label=1[.]5[,}]");
    }

    @Test
    void contoursOverDecadesAreLogarithmic() {
        Chart valley = Charts.contour((x, y) -> x * x + y * y, -10, 10, -10, 10, Map.of(), new double[] {0, 0});
        Chart plane = Charts.contour((x, y) -> x + y, -1, 1, -1, 1, Map.of());
        assertThat(valley.data().get(0).get("hovertemplate").toString()).contains("10<sup>");
        assertThat(plane.data().get(0).get("hovertemplate").toString()).contains("f = %{z:.4g}");
        assertThat(((List<?>) ((List<?>) plane.data().get(0).get("z")).get(0)).get(0))
                .isEqualTo(-2L);
    }

    @Test
    void aPathThatRunsAwayIsDrawnUpToThere() {
        double[][] path = {{1, 1}, {-2, 2}, {4e9, 3}, {0, 0}};
        Chart chart = Charts.contour((x, y) -> x * x + y, -5, 5, -5, 5, Map.of("SGD", path));
        assertThat(chart.data().get(0).get("x")).isEqualTo(List.of(1L, -2L));
    }

    @Test
    void anAnimatedPathGrowsFromItsFirstPointAndIsCompleteAtFirstSight() {
        double[][] path = {{1, 1}, {2, 2}, {3, 3}};
        Chart chart = Charts.contourAnimation((x, y) -> x * x + y, -5, 5, -5, 5, Map.of("SGD", path));
        assertThat(chart.data().get(0).get("x")).isEqualTo(List.of(1L, 2L, 3L));
        assertThat(chart.frames()).hasSize(3);
        assertThat(chart.frames().get(0).get("data").toString()).contains("x=[1]");
        assertThat(chart.frames().get(2).get("data").toString()).contains("x=[1, 2, 3]");
        // What a frame says again is merged into the chart by plotly: the style stands there once.
        assertThat(chart.frames().get(0).get("data"))
                .isEqualTo(List.of(Map.of("x", List.of(1L), "y", List.of(1L), "marker", Map.of("size", List.of(11)))));
        assertThat(chart.layout().get("sliders").toString()).contains("active=2");
    }

    @Test
    void aConstantSurfaceAndNoPathsAreDrawn() {
        assertThat(Charts.contourAnimation((x, y) -> 1, 0, 1, 0, 1, Map.of()).frames())
                .hasSize(1);
        // A level that ends where it starts makes plotly stop.
        assertThat(Charts.contour((x, y) -> 1, 0, 1, 0, 1, Map.of()).data().get(0))
                .doesNotContainKey("contours");
        var nowhere = Charts.contour((x, y) -> Double.NaN, 0, 1, 0, 1, Map.of());
        assertThat(((List<?>) ((List<?>) nowhere.data().get(0).get("z")).get(0)).get(0))
                .isNull();
    }

    @Test
    void imagesAreOnePictureInWhichHighIsDark() throws IOException {
        Chart chart = Charts.images(new FMatrixRMaj(2, 4, true, 0, 1, 0, 0, 0, 0, 0, 0.5f), Shape.image(1, 2, 2));
        var picture = (Map<?, ?>) ((List<?>) chart.layout().get("images")).get(0);
        String source = picture.get("source").toString();
        BufferedImage image = ImageIO.read(
                new ByteArrayInputStream(Base64.getDecoder().decode(source.substring(source.indexOf(',') + 1))));
        // Each of the 2 pictures has 2 x 2 blocks of 42 pixels, 6 pixels apart.
        assertThat(image.getWidth()).isEqualTo(174);
        assertThat(image.getRaster().getSample(10, 10, 0)).isEqualTo(255);
        assertThat(image.getRaster().getSample(50, 10, 0)).isEqualTo(0);
        assertThat(image.getRaster().getSample(170, 80, 0)).isEqualTo(127);
    }

    @Test
    void imagesNeedAnImageShapeAndACaptionEach() {
        var rows = new FMatrixRMaj(2, 4);
        assertThatThrownBy(() -> Charts.images(rows, Shape.of(4)))
                .hasMessage("images expect a shape of 1 or 3 channels, but got 4");
        assertThatThrownBy(() -> Charts.images(rows, Shape.image(1, 3, 3)))
                .hasMessage("shape 1x3x3 expects 9 columns, but got 2x4");
        assertThatThrownBy(() -> Charts.images(rows, Shape.image(1, 2, 2), "one"))
                .hasMessage("2 images expect as many captions, but got 1");
        assertThat(Charts.images(new FMatrixRMaj(0, 4), Shape.image(1, 2, 2)).json())
                .contains("no data");
    }

    @Test
    void theConfusionMatrixCountsAndSaysSharesOfTheTrueClass() {
        Chart chart = Charts.confusion(2, new int[] {0, 0, 0, 1}, new int[] {0, 0, 1, 1});
        assertThat(chart).hasToString("Chart \"3 of 4 right\", 2 traces");
        assertThat(chart.data().get(0).get("text"))
                .isEqualTo(List.of(List.of("2<br>67%", ""), List.of("", "1<br>100%")));
        assertThat(chart.data().get(1).get("text")).isEqualTo(List.of(List.of("", "1<br>33%"), List.of("", "")));
        assertThatThrownBy(() -> Charts.confusion(2, new int[] {0}, new int[] {2}))
                .hasMessage("prediction 0 expects a class from 0 to 1, but is 2");
    }

    @Test
    void aLongTableHasALineForEachGroup() {
        var table = Table.create("t")
                .addColumns(
                        StringColumn.create("layer", "1", "2", "1"),
                        DoubleColumn.create("epoch", 1, 1, 2),
                        DoubleColumn.create("norm", 0.001, 1, 0.5));
        Chart chart = Charts.linesBy(table, "epoch", "norm", "layer");
        assertThat(all(chart, "name")).containsExactly("1", "2");
        assertThat(all(chart, "y")).containsExactly(List.of(0.001, 0.5), List.of(1L));
        assertThat(axis(chart, "yaxis")).containsEntry("type", "log");
    }

    @Test
    void linesAndBarsAreOfColumns() {
        Chart lines = Charts.lines(history(3, 2), "epoch", "loss", "accuracy");
        assertThat(all(lines, "name")).containsExactly("loss", "accuracy");
        var table = Table.create("t")
                .addColumns(
                        StringColumn.create("who", "a<b"),
                        DoubleColumn.create("v", 2.0),
                        DoubleColumn.create("low", 1.5),
                        DoubleColumn.create("high", 3.0));
        Chart bars = Charts.bars(table, "who", "v", "low", "high");
        assertThat(bars.data().get(0).get("y")).isEqualTo(List.of("a&lt;b"));
        assertThat(Plain.map((Map<?, ?>) bars.data().get(0).get("error_x")))
                .containsEntry("array", List.of(1L))
                .containsEntry("arrayminus", List.of(0.5));
        assertThatThrownBy(() -> Charts.lines(table, "who", "v"))
                .hasMessage("column \"who\" expects numbers, but holds STRING");
    }
}
