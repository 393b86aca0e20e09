package descent.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** A grid of cells with their values, the mean where a cell has several. A cell without a value is grey. */
final class HeatMap {
    private static final int WRITTEN = 20;

    private final List<String> columns, rows;
    private final double[][] cells;
    private final String x, y, value;
    private final boolean log, signs;
    private final double from, to;

    HeatMap(Table table, String x, String y, String value) {
        this.x = x;
        this.y = y;
        this.value = value;
        columns = new Groups(table, x).names();
        rows = new Groups(table, y).names();
        var sum = new double[rows.size()][columns.size()];
        cells = new double[rows.size()][columns.size()];
        var count = new int[rows.size()][columns.size()];
        double[] values = Curves.numbers(table, value);
        for (int i = 0; i < values.length; i++) {
            int r = rows.indexOf(Groups.text(table, y, i)), c = columns.indexOf(Groups.text(table, x, i));
            sum[r][c] += values[i];
            count[r][c]++;
        }
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < columns.size(); c++) {
                cells[r][c] = sum[r][c] / count[r][c];
            }
        }
        // One value close to 0 among many does not make a scale logarithmic.
        log = LearningCurves.log(value, all()) && Decades.span(all(), 0.1);
        double[] shown = Arrays.stream(all())
                .filter(Double::isFinite)
                .map(v -> log ? Math.log10(v) : v)
                .sorted()
                .toArray();
        double low = shown.length == 0 ? 0 : shown[0], high = shown.length == 0 ? 0 : shown[shown.length - 1];
        signs = !log && low < 0 && high > 0;
        double largest = Math.max(-low, high);
        // One value alone would be as dark as the scale goes.
        from = signs ? -largest : low < high ? low : low - 1;
        to = signs ? largest : low < high ? high : low + 1;
    }

    private double[] all() {
        return Arrays.stream(cells).flatMapToDouble(Arrays::stream).toArray();
    }

    Chart chart() {
        int wide = columns.isEmpty() ? 300 : Math.max(24, Math.min(76, 620 / columns.size()));
        // Names that are wider than their column would stand aslant.
        int longest = columns.stream()
                .mapToInt(name -> Theme.shortened(name).length())
                .max()
                .orElse(0);
        wide = Math.max(wide, Math.min(7 * longest + 14, 680 / Math.max(1, columns.size())));
        var panels = new Panels(
                        Math.min(1, rows.size()), 1, wide * Math.max(1, columns.size()), 32 * Math.max(2, rows.size()))
                .top(52);
        if (!rows.isEmpty()) {
            boolean written = columns.size() <= WRITTEN;
            panels.add(0, trace());
            if (columns.size() <= WRITTEN) {
                panels.add(0, written());
            }
            axes(panels);
            panels.legend(List.of("color bar")).names(rows);
            panels.put("plot_bgcolor", "#ececec");
            panels.put("showlegend", false);
        }
        return panels.chart(Theme.sentence(value + " by " + y + " and " + x));
    }

    private void axes(Panels panels) {
        Dots.names(panels, 0, rows);
        var below = panels.x(0);
        below.put("range", List.of(-0.5, columns.size() - 0.5));
        below.put("tickmode", "array");
        below.put("tickvals", Dots.places(columns.size()));
        below.put("ticktext", columns.stream().map(Theme::shortened).toList());
        below.put("ticks", "");
        below.put("title", Theme.axisTitle(x));
        panels.y(0).put("title", Theme.axisTitle(y));
        for (var axis : List.of(below, panels.y(0))) {
            axis.put("showgrid", false);
            axis.put("showline", false);
        }
    }

    private Map<String, Object> trace() {
        var trace = new LinkedHashMap<String, Object>();
        trace.put("type", "heatmap");
        trace.put("x", Dots.places(columns.size()));
        trace.put("y", Dots.places(rows.size()));
        trace.put("z", log ? logarithms() : cells);
        trace.put("text", texts());
        trace.put("hovertemplate", "%{text}<extra></extra>");
        trace.put("xgap", 2);
        trace.put("ygap", 2);
        trace.put("hoverongaps", false);
        colors(trace);
        return trace;
    }

    /** From light to dark; where values have both signs, orange below 0 and blue above. */
    private void colors(Map<String, Object> trace) {
        trace.put("colorscale", signs ? Theme.SIGNS : Theme.BLUES);
        trace.put("zmin", from);
        trace.put("zmax", to);
        var bar = new LinkedHashMap<String, Object>(Map.of(
                "title", Map.of("text", Theme.literal(value), "side", "right"), "thickness", 12, "outlinewidth", 0));
        if (log) {
            double[] powers = powers(from, to);
            bar.put("tickvals", powers);
            bar.put(
                    "ticktext",
                    Arrays.stream(powers)
                            .mapToObj(p -> "10<sup>" + (int) p + "</sup>")
                            .toList());
        }
        bar.put("nticks", 5);
        trace.put("colorbar", bar);
    }

    private static double[] powers(double from, double to) {
        int step = Math.max(1, (int) Math.ceil((to - from) / 6));
        return IntStream.rangeClosed((int) Math.ceil(from), (int) Math.floor(to))
                .filter(p -> p % step == 0)
                .asDoubleStream()
                .toArray();
    }

    private double[][] logarithms() {
        return Arrays.stream(cells)
                .map(row -> Arrays.stream(row).map(Math::log10).toArray())
                .toArray(double[][]::new);
    }

    private List<List<String>> texts() {
        int decimals = Digits.decimals(all());
        return Arrays.stream(cells)
                .map(row -> Arrays.stream(row)
                        .mapToObj(v -> log ? Digits.rounded(v) : Digits.fixed(v, decimals))
                        .toList())
                .toList();
    }

    /** The values on the cells: light on dark ones, faint where there is no colour. */
    private Map<String, Object> written() {
        var x = new ArrayList<Integer>();
        var y = new ArrayList<Integer>();
        var texts = new ArrayList<String>();
        var inks = new ArrayList<String>();
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < columns.size(); c++) {
                x.add(c);
                y.add(r);
                String text = texts().get(r).get(c);
                texts.add(text.isEmpty() ? "–" : text);
                inks.add(Double.isFinite(cells[r][c]) ? ink(place(cells[r][c])) : Theme.FAINT);
            }
        }
        var trace = new LinkedHashMap<String, Object>();
        trace.put("type", "scatter");
        trace.put("mode", "text");
        trace.put("x", x);
        trace.put("y", y);
        trace.put("text", texts);
        trace.put("textfont", Map.of("color", inks));
        trace.put("hoverinfo", "skip");
        return trace;
    }

    private String ink(double place) {
        boolean dark = signs ? Math.abs(place - 0.5) > 0.36 : place > 0.66;
        return dark ? "#ffffff" : Theme.INK;
    }

    /** Where on the colour scale: from 0 to 1. */
    private double place(double v) {
        return ((log ? Math.log10(v) : v) - from) / (to - from);
    }
}
