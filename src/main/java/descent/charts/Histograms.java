package descent.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** Histograms by layer, one panel each, from rows of {@code layer}, {@code from}, {@code to}, {@code share}. */
final class Histograms {
    private static final int GAP = 20;

    private record Bin(double from, double to, double share) {}

    private final List<String> layers;
    private final List<String> rows;
    private final List<List<Bin>> cells = new ArrayList<>();

    /** The cells of the grid: a row for each value of {@code rowColumn} (one row if null), a column for each layer. */
    Histograms(Table table, String rowColumn) {
        layers = distinct(table, "layer");
        rows = rowColumn == null ? List.of("") : distinct(table, rowColumn);
        for (int i = 0; i < rows.size() * layers.size(); i++) {
            cells.add(new ArrayList<>());
        }
        double[] from = Curves.numbers(table, "from"), to = Curves.numbers(table, "to");
        double[] share = Curves.numbers(table, "share");
        for (int i = 0; i < table.rowCount(); i++) {
            int row = rowColumn == null ? 0 : rows.indexOf(text(table, rowColumn, i));
            int cell = row * layers.size() + layers.indexOf(text(table, "layer", i));
            cells.get(cell).add(new Bin(from[i], to[i], share[i]));
        }
    }

    Chart grid(String title) {
        boolean titled = rows.size() > 1;
        var panels = panels(cells.size(), titled ? 96 : 170, titled ? 44 : 24).top(titled ? 92 : 72);
        boolean sameX = comparable(this::width), sameY = comparable(row -> top(row(row)));
        for (int row = 0; row < rows.size(); row++) {
            double[] range = range(sameX ? cells : row(row));
            double top = top(sameY ? cells : row(row));
            for (int i = row * layers.size(); i < (row + 1) * layers.size(); i++) {
                panels.add(i, bars(cells.get(i), top));
                axes(panels, i, range, top);
            }
            if (titled) {
                panels.rowTitle(row, rows.get(row));
            }
        }
        for (int i = 0; i < layers.size(); i++) {
            if (titled) {
                panels.columnTitle(i, layers.get(i));
            } else {
                panels.title(i, layers.get(i));
            }
        }
        if (sameX) {
            panels.shareX("value");
        } else {
            panels.shareXByRow("value");
        }
        if (sameY) {
            panels.shareY("share");
        } else {
            panels.shareYByRow("share");
        }
        return panels.chart(title);
    }

    /**
     * The first row of the grid, and a frame for each row, all on the same axes: high enough for the flattest histograms to
     * be seen, so that spikes are cut off.
     */
    Chart animation(String title, String parameter) {
        var panels = panels(layers.size(), 190, 24).top(72);
        double lowest = IntStream.range(0, rows.size())
                .mapToDouble(row -> top(row(row)))
                .min()
                .orElse(1);
        double top = Math.min(top(cells), 4 * lowest);
        for (int i = 0; i < layers.size(); i++) {
            panels.add(i, bars(cells.get(i), top));
            panels.title(i, layers.get(i));
            axes(panels, i, range(cells), top);
        }
        panels.shareX("value");
        panels.shareY("share");
        List<List<Map<String, Object>>> frames = IntStream.range(0, rows.size())
                .mapToObj(row -> row(row).stream().map(bins -> bars(bins, top)).toList())
                .toList();
        return Motion.animate(panels.chart(title), parameter, rows, frames, 0);
    }

    private Panels panels(int count, int height, int gapY) {
        int width = Theme.WIDTH / Math.max(1, layers.size()) - GAP - 4;
        return new Panels(count, layers.size(), Math.max(84, Math.min(240, width)), height).gaps(GAP, gapY);
    }

    private List<List<Bin>> row(int row) {
        return cells.subList(row * layers.size(), (row + 1) * layers.size());
    }

    /** Bars that end at {@code top}. */
    private static Map<String, Object> bars(List<Bin> bins, double top) {
        var trace = new LinkedHashMap<String, Object>();
        trace.put("type", "bar");
        trace.put("x", bins.stream().map(bin -> (bin.from + bin.to) / 2).toList());
        trace.put("width", bins.stream().map(bin -> bin.to - bin.from).toList());
        trace.put("y", bins.stream().map(bin -> Math.min(bin.share, top)).toList());
        trace.put("text", heights(bins, top));
        trace.put("textposition", "outside");
        trace.put("textangle", 0);
        trace.put("textfont", Map.of("size", 9));
        trace.put("constraintext", "none");
        trace.put("cliponaxis", false);
        trace.put("marker", Map.of("color", Theme.color(0), "line", Map.of("width", 0)));
        trace.put("hovertemplate", "%{x:.3g}: %{y:.1%}<extra></extra>");
        trace.put("showlegend", false);
        return trace;
    }

    /** The true height of bars that are cut off; of neighbours only one says it, so that they do not overlap. */
    private static Object heights(List<Bin> bins, double top) {
        var texts = new ArrayList<String>();
        int last = -bins.size();
        for (int i = 0; i < bins.size(); i++) {
            boolean said = bins.get(i).share > top && i - last > bins.size() / 4;
            last = said ? i : last;
            texts.add(said ? Math.round(100 * bins.get(i).share) + "%" : "");
        }
        return texts.stream().allMatch(String::isEmpty) ? "" : texts;
    }

    private static void axes(Panels panels, int panel, double[] range, double top) {
        panels.x(panel).put("range", range);
        panels.x(panel).put("nticks", 5);
        panels.x(panel).put("showgrid", false);
        panels.y(panel).put("range", List.of(0, top * 1.18));
        panels.y(panel).put("tickformat", ".1~%");
        panels.y(panel).put("nticks", 4);
    }

    /**
     * The highest bar, unless single spikes would press everything else flat: then a little above the second highest of
     * any panel.
     */
    private static double top(List<List<Bin>> cells) {
        double highest = 0, second = 0;
        for (List<Bin> bins : cells) {
            double[] shares = bins.stream()
                    .mapToDouble(Bin::share)
                    .filter(Double::isFinite)
                    .sorted()
                    .toArray();
            highest = Math.max(highest, shares.length > 0 ? shares[shares.length - 1] : 0);
            second = Math.max(second, shares.length > 1 ? shares[shares.length - 2] : 0);
        }
        return highest == 0 ? 1 : second > 0.01 && highest > 3 * second ? 1.3 * second : highest;
    }

    /** From the lowest to the highest edge of the bins that hold anything. */
    private static double[] range(List<List<Bin>> cells) {
        var filled = cells.stream()
                .flatMap(List::stream)
                .filter(bin -> bin.share > 0 && Double.isFinite(bin.from) && Double.isFinite(bin.to))
                .toList();
        double min =
                filled.stream().map(Bin::from).min(Comparator.naturalOrder()).orElse(-1.0);
        double max = filled.stream().map(Bin::to).max(Comparator.naturalOrder()).orElse(1.0);
        double margin = max > min ? 0.03 * (max - min) : 0.5;
        return new double[] {min - margin, max + margin};
    }

    private double width(int row) {
        double[] range = range(row(row));
        return range[1] - range[0];
    }

    /** Whether the rows may share one scale: the largest is no more than five times the smallest. */
    private boolean comparable(IntToDoubleFunction size) {
        double[] sizes = IntStream.range(0, rows.size()).mapToDouble(size).toArray();
        return Arrays.stream(sizes).max().orElse(1)
                <= 5 * Arrays.stream(sizes).min().orElse(1);
    }

    private static List<String> distinct(Table table, String column) {
        return Arrays.stream(table.column(column).asObjectArray())
                .map(Histograms::text)
                .distinct()
                .toList();
    }

    private static String text(Table table, String column, int row) {
        return text(table.column(column).get(row));
    }

    /** Epoch 3 is 3, not 3.0. */
    private static String text(Object value) {
        return value instanceof Double d && d == Math.rint(d) && Math.abs(d) < 1e6
                ? String.valueOf(d.longValue())
                : String.valueOf(value);
    }
}
