package descent.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

class SketchTest {
    private static Chart curves(double... loss) {
        return new LearningCurves(Map.of(
                        "run",
                        Table.create("history")
                                .addColumns(
                                        IntColumn.indexColumn("epoch", loss.length, 1),
                                        DoubleColumn.create("loss", loss),
                                        DoubleColumn.create("validation loss", loss),
                                        DoubleColumn.create("accuracy", 0.5, 0.75, 1))))
                .chart();
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    @Test
    void isXmlAsLargeAsTheChartWithItsTextsAndColours() throws Exception {
        Chart chart = curves(3, 2, 1).title("a < b & c");
        String svg = Sketch.svg(chart);
        var root = parsed(svg).getDocumentElement();
        assertThat(root.getAttribute("width"))
                .isEqualTo(chart.layout().get("width").toString());
        assertThat(root.getAttribute("height"))
                .isEqualTo(chart.layout().get("height").toString());
        assertThat(root.getTextContent()).contains("a < b & c", "loss", "accuracy", "training", "validation", "epoch");
        assertThat(svg).contains("stroke='" + Theme.color(0) + "'", "stroke='" + Theme.color(1) + "' stroke-dasharray");
    }

    @Test
    void writesPowersOfTenOnALogarithmicAxisAndPercentForShares() throws Exception {
        String text =
                parsed(Sketch.svg(curves(100, 1, 0.001))).getDocumentElement().getTextContent();
        assertThat(text).contains("102", "10−2").contains("60%", "80%");
    }

    @Test
    void hasAGapWhereThereIsNoNumber() {
        assertThat(Sketch.svg(curves(1, Double.NaN, 1)).split("<path d='M[^']*M[^']*' fill='none'"))
                .hasSize(3);
    }

    @Test
    void drawsNoMorePointsThanCanBeSeen() throws Exception {
        double[] many = IntStream.range(0, 20_000).asDoubleStream().toArray();
        var table = Table.create("history").addColumns(DoubleColumn.create("loss", many));
        String svg = Sketch.svg(new LearningCurves(Map.of("run", table)).chart());
        assertThat(svg.length()).isLessThan(30_000);
        parsed(svg);
    }

    @Test
    void axesAreDividedAsPlotlyDoes() {
        assertThat(labels(Map.of(), 0, 40)).containsExactly("0", "10", "20", "30", "40");
        assertThat(labels(Map.of("dtick", 1), 1, 4)).containsExactly("1", "2", "3", "4");
        assertThat(labels(Map.of(), 0.1, 0.4)).containsExactly("0.1", "0.2", "0.3", "0.4");
        assertThat(labels(Map.of("tickformat", ".1~%"), 0.97, 0.99)).contains("97.0%", "98.5%");
        assertThat(labels(Map.of(), 7, 7)).contains("7.0");
    }

    private static Iterable<String> labels(Map<String, ?> axis, double low, double high) {
        double[] values = DoubleStream.of(low, high).toArray();
        return Scale.of(axis, values, 0, 285).ticks(80).stream()
                .map(Scale.Tick::label)
                .toList();
    }
}
