package descent.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class SheetTest {
    @Test
    void numbersStandAtTheRightAndTextAtTheLeft() {
        var table = Table.create("results")
                .addColumns(
                        StringColumn.create("name", "a", "bb"),
                        DoubleColumn.create("loss", 0.125, 12.5),
                        BooleanColumn.create("ok", true, false));
        assertThat(Sheet.of(table).html())
                .contains("<th style=\"text-align:left\">name</th><th style=\"text-align:right\">loss</th>")
                .contains("<td style=\"text-align:right\">12.50</td>");
        assertThat(Sheet.of(table).text()).isEqualTo("""
                results
                name   loss  ok
                a      0.13  true
                bb    12.50  false""");
    }

    @Test
    void everythingIsEscaped() {
        var table = Table.create("<script>alert(1)</script>")
                .addColumns(StringColumn.create("a\"b'", "</td><script>x</script>", "é 批 & co"));
        String html = Sheet.of(table).html();
        assertThat(html).doesNotContain("<script").contains("a&quot;b&#39;", "&lt;/td&gt;", "é 批 &amp; co");
    }

    @Test
    void theMiddleOfALongTableIsLeftOutAndItsSizeSaid() {
        var table = Table.create("long")
                .addColumns(IntColumn.create("i", IntStream.range(0, 1797).toArray()));
        Sheet sheet = Sheet.of(table);
        assertThat(sheet.columns().get(0).cells())
                .hasSize(20)
                .startsWith("0", "1")
                .contains("…")
                .endsWith("1,795", "1,796");
        assertThat(sheet.html()).endsWith("<p>1,797 rows, 1 columns</p>");
    }

    @Test
    void missingValuesAreEmptyAndAnEmptyTableSaysSo() {
        var table = Table.create("t").addColumns(DoubleColumn.create("x", 1.0, Double.NaN));
        assertThat(Sheet.of(table).columns().get(0).cells()).containsExactly("1", "");
        assertThat(Sheet.of(table.emptyCopy()).text()).isEqualTo("t\nx\n0 rows, 1 columns");
    }

    @Test
    void matricesAndArraysSayTheirSize() {
        var m = new FMatrixRMaj(2, 2, true, 1, 2, 3, 4.5f);
        assertThat(Rendering.text(m)).isEqualTo("FMatrixRMaj 2x2\n  0    1\n1.0  2.0\n3.0  4.5");
        assertThat(Rendering.text(new FMatrixRMaj(1000, 1000)))
                .startsWith("FMatrixRMaj 1000x1000")
                .contains("…");
        assertThat(Rendering.text(new int[][] {{1, 2}, {3}})).isEqualTo("int 2x2\n0  1\n1  2\n3");
        assertThat(Rendering.text(new double[] {1, Double.NaN, Double.NEGATIVE_INFINITY}))
                .isEqualTo("double 1x3\n0    1   2\n1  NaN  -∞");
        assertThat(Rendering.text(new float[0])).isEqualTo("float 1x0");
    }

    @Test
    void verdictsHaveASign() {
        var table = Table.create("verdicts")
                .addColumns(StringColumn.create(
                        "verdict", "holds", "does not hold here", "holds only when x < 1", "something else"));
        assertThat(Sheet.of(table).html())
                .contains("<b style=\"color:#2a9d5c\">✓</b> holds</td>")
                .contains("<b style=\"color:#c0563b\">✗</b> does not hold here</td>")
                .contains("<b style=\"color:#c98a00\">◐</b> holds only when x &lt; 1</td>")
                .contains("<td style=\"text-align:left\">something else</td>");
        assertThat(Sheet.of(table).text()).doesNotContain("✓");
        assertThat(Sheet.of(table.copy().setName("others")).html()).doesNotContain("✓");
    }

    @Test
    void otherObjectsAreTheirText() {
        assertThat(Rendering.bundle("<b>")).isEqualTo(Map.of("text/plain", "<b>"));
        assertThat(Rendering.bundle(null)).isEqualTo(Map.of("text/plain", "null"));
    }

    @Test
    void digitsAreAsManyAsAReaderCanUse() {
        assertThat(Digits.format(0.97222, 0.5).apply(0.97222)).isEqualTo("0.9722");
        assertThat(Digits.format(0.01, 0.01).apply(0.01)).isEqualTo("0.01");
        assertThat(Digits.format(1234.567, 0.5).apply(1234.567)).isEqualTo("1,235");
        assertThat(Digits.format(3, 2000000).apply(2000000)).isEqualTo("2,000,000");
        assertThat(Digits.format(1e-9, 0.5).apply(1e-9)).isEqualTo("1.000e-09");
        assertThat(Digits.format().apply(Double.NaN)).isEqualTo("NaN");
        assertThat(Digits.single(0.050)).isEqualTo("0.05");
        assertThat(Digits.single(120)).isEqualTo("120");
        assertThat(Digits.single(Double.POSITIVE_INFINITY)).isEqualTo("∞");
    }

    @Test
    void hyphenatedNamesStayInOnePiece() {
        var table = Table.create("t", StringColumn.create("claim", "OPT-01", "two words"));
        assertThat(Sheet.of(table).html())
                .contains("<td style=\"text-align:left;white-space:nowrap\">OPT-01</td>")
                .contains("<td style=\"text-align:left\">two words</td>");
    }
}
