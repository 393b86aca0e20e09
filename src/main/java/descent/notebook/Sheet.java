package descent.notebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A table of texts as HTML and as plain text: numbers at the right, the middle of long tables left out and the size
 * said. Everything is escaped.
 *
 * @param caption what stands above, or nothing
 * @param columns the columns that are shown
 * @param note what stands below, or nothing
 */
record Sheet(String caption, List<Line> columns, String note) {
    private static final int ROWS = 20, COLUMNS = 20;
    private static final String GAP = "…";

    /** A column: its name, its cells from top to bottom, and whether they are numbers. */
    record Line(String name, List<String> cells, boolean numbers) {}

    /** The values of a matrix; null where there is none. */
    interface Cells {
        Double at(int row, int column);
    }

    static Sheet of(Table table) {
        int[] rows = shown(table.rowCount(), ROWS), columns = shown(table.columnCount(), COLUMNS);
        var lines = new ArrayList<Line>();
        for (int c : columns) {
            lines.add(c < 0 ? gap(rows.length) : line(table.column(c), rows));
        }
        boolean cut = rows.length < table.rowCount() || columns.length < table.columnCount();
        String size = String.format("%,d rows, %,d columns", table.rowCount(), table.columnCount());
        String name = table.name() == null ? "" : table.name();
        return new Sheet(name, lines, cut || table.rowCount() == 0 ? size : "");
    }

    /** A matrix or an array, under its type and size. */
    static Sheet of(String type, int rowCount, int columnCount, Cells cells) {
        int[] rows = shown(rowCount, 10), columns = shown(columnCount, 12);
        double[] values = Arrays.stream(rows)
                .filter(r -> r >= 0)
                .boxed()
                .flatMap(r -> Arrays.stream(columns).filter(c -> c >= 0).mapToObj(c -> cells.at(r, c)))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        DoubleFunction<String> format = Digits.format(values);
        var lines = new ArrayList<Line>();
        for (int c : columns) {
            lines.add(c < 0 ? gap(rows.length) : line(String.valueOf(c), rows, r -> cells.at(r, c), format));
        }
        return new Sheet(type + " " + rowCount + "x" + columnCount, lines, "");
    }

    private static Line line(Column<?> column, int... rows) {
        if (column instanceof NumericColumn<?> numbers) {
            var shown = Arrays.stream(rows).filter(r -> r >= 0).mapToDouble(numbers::getDouble);
            return line(
                    column.name(),
                    rows,
                    r -> numbers.isMissing(r) ? null : numbers.getDouble(r),
                    Digits.format(shown.toArray()));
        }
        var cells = Arrays.stream(rows)
                .mapToObj(r -> r < 0 ? GAP : column.isMissing(r) ? "" : String.valueOf(column.get(r)))
                .toList();
        return new Line(column.name(), cells, false);
    }

    private static Line line(String name, int[] rows, IntFunction<Double> values, DoubleFunction<String> format) {
        var cells = Arrays.stream(rows)
                .mapToObj(r -> {
                    Double value = r < 0 ? null : values.apply(r);
                    return r < 0 ? GAP : value == null ? "" : format.apply(value);
                })
                .toList();
        return new Line(name, cells, true);
    }

    private static Line gap(int rows) {
        return new Line(GAP, Collections.nCopies(rows, GAP), false);
    }

    /** The indices to show; -1 stands for those left out between head and tail. */
    private static int[] shown(int count, int most) {
        if (count <= most) {
            return IntStream.range(0, count).toArray();
        }
        int head = most * 2 / 3, tail = most - head - 1;
        return IntStream.concat(
                        IntStream.concat(IntStream.range(0, head), IntStream.of(-1)),
                        IntStream.range(count - tail, count))
                .toArray();
    }

    String html() {
        var html = new StringBuilder("<table>");
        if (!caption.isEmpty()) {
            html.append("<caption style=\"text-align:left\">")
                    .append(escaped(caption))
                    .append("</caption>");
        }
        html.append("<thead><tr>");
        columns.forEach(column -> cell(html, "th", column, column.name()));
        html.append("</tr></thead><tbody>");
        for (int r = 0; r < rowCount(); r++) {
            html.append("<tr>");
            for (Line column : columns) {
                cell(html, "td", column, column.cells().get(r));
            }
            html.append("</tr>");
        }
        html.append("</tbody></table>");
        return html.append(note.isEmpty() ? "" : "<p>" + escaped(note) + "</p>").toString();
    }

    private void cell(StringBuilder html, String tag, Line column, String text) {
        html.append('<').append(tag).append(" style=\"text-align:").append(column.numbers() ? "right" : "left");
        // A name such as OPT-01 stays in one piece: browsers break lines after a hyphen.
        html.append(!column.numbers() && text.matches("\\S{1,20}-\\S{1,20}") ? ";white-space:nowrap\">" : "\">");
        if (caption.equals("verdicts") && column.name().equals("verdict")) {
            html.append(mark(text));
        }
        html.append(escaped(text)).append("</").append(tag).append('>');
    }

    /** A sign for the outcome of an experiment, in colours for light and dark pages; nothing for other texts. */
    private static String mark(String outcome) {
        if (outcome.equals("holds")) {
            return mark("✓", "#2a9d5c");
        } else if (outcome.startsWith("holds only when ")) {
            return mark("◐", "#c98a00");
        }
        return outcome.equals("does not hold here") ? mark("✗", "#c0563b") : "";
    }

    private static String mark(String sign, String color) {
        return "<b style=\"color:" + color + "\">" + sign + "</b> ";
    }

    String text() {
        var text = new StringBuilder(caption.isEmpty() ? "" : caption + "\n");
        int[] widths = columns.stream()
                .mapToInt(column -> Math.max(
                        column.name().length(),
                        column.cells().stream().mapToInt(String::length).max().orElse(0)))
                .toArray();
        for (int r = -1; r < rowCount(); r++) {
            var row = new StringBuilder();
            for (int c = 0; c < widths.length; c++) {
                Line column = columns.get(c);
                String cell = r < 0 ? column.name() : column.cells().get(r);
                String space = " ".repeat(widths[c] - cell.length());
                row.append(c == 0 ? "" : "  ").append(column.numbers() ? space + cell : cell + space);
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.append(note).toString().stripTrailing();
    }

    private int rowCount() {
        return columns.isEmpty() ? 0 : columns.get(0).cells().size();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
