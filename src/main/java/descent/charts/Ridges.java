package descent.charts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tech.tablesaw.api.Table;

/**
 * Histograms as ridges one behind the other, the first at the top. Heights are densities: share per width of the bin, on one
 * scale in a panel.
 */
final class Ridges {
    private static final double OVERLAP = 1.7;

    private record Bin(double width, double share, int count) {
        double density() {
            return share / count / width;
        }
    }

    private final Table table;
    private final String rows;
    private final List<String> panels;

    Ridges(Table table, String rows) {
        this.table = table;
        this.rows = rows;
        boolean byLayer = rows.equals("layer") || !table.columnNames().contains("layer");
        this.panels = new Groups(table, byLayer ? null : "layer").names();
    }

    Chart chart() {
        List<String> names = new Groups(table, rows).names();
        int height = Math.max(120, Math.min(460, 30 * names.size()));
        var grid = panels.size() < 2
                ? new Panels(panels.size(), 1, 480, height)
                : new Panels(panels.size(), 3, 190, Math.min(height, 260));
        grid.gaps(56, 62).top(72).names(panels.size() < 2 ? names : List.of());
        for (int i = 0; i < panels.size(); i++) {
            panel(grid, i);
        }
        grid.put("showlegend", false);
        return grid.chart("Distribution by " + rows);
    }

    private void panel(Panels grid, int panel) {
        String layer = panels.get(panel);
        Table own = panels.size() < 2
                ? table
                : table.where(table.column("layer").asStringColumn().isEqualTo(layer));
        var groups = new Groups(own, rows);
        List<String> names = groups.names();
        var ridges = names.stream().map(name -> bins(own, groups.rows(name))).toList();
        double top = top(ridges);
        for (int i = 0; i < names.size(); i++) {
            double place = names.size() < 2 ? 1 : i / (names.size() - 1.0);
            grid.add(panel, ridge(names.get(i), ridges.get(i), i, top, Theme.between(place)));
        }
        if (panels.size() > 1) {
            grid.title(panel, layer);
        }
        axes(grid, panel, names);
    }

    private static TreeMap<Double, Bin> bins(Table table, List<Integer> rows) {
        double[] from = Curves.numbers(table, "from"), to = Curves.numbers(table, "to");
        double[] share = Curves.numbers(table, "share");
        var bins = new TreeMap<Double, Bin>();
        for (int r : rows) {
            if (Double.isFinite(share[r]) && to[r] > from[r]) {
                bins.merge(
                        (from[r] + to[r]) / 2,
                        new Bin(to[r] - from[r], share[r], 1),
                        (a, b) -> new Bin(a.width, a.share + b.share, a.count + b.count));
            }
        }
        return bins;
    }

    /** The highest ridge, but no more than 3 times the middle one: a spike does not press the others flat. */
    private static double top(List<TreeMap<Double, Bin>> ridges) {
        double[] heights = ridges.stream()
                .mapToDouble(bins ->
                        bins.values().stream().mapToDouble(Bin::density).max().orElse(0))
                .filter(height -> height > 0)
                .sorted()
                .toArray();
        int n = heights.length;
        return n == 0 ? 1 : Math.min(heights[n - 1], 3 * heights[n / 2]);
    }

    private static Map<String, Object> ridge(
            String name, TreeMap<Double, Bin> bins, int base, double top, String color) {
        var x = new ArrayList<Double>();
        var y = new ArrayList<Double>();
        bins.forEach((middle, bin) -> {
            if (x.isEmpty()) {
                x.add(middle - bin.width / 2);
                y.add((double) base);
            }
            x.add(middle);
            y.add(base - OVERLAP * Math.min(1, bin.density() / top));
        });
        if (!bins.isEmpty()) {
            x.add(bins.lastKey() + bins.lastEntry().getValue().width / 2);
            y.add((double) base);
        }
        var trace = new LinkedHashMap<String, Object>();
        trace.put("type", "scatter");
        trace.put("mode", "lines");
        trace.put("name", Theme.literal(name));
        trace.put("x", x);
        trace.put("y", y);
        trace.put("fill", "toself");
        trace.put("fillcolor", Theme.faded(color, 0.8));
        trace.put("line", Map.of("color", "#ffffff", "width", 1));
        trace.put("hoverinfo", "name");
        return trace;
    }

    private void axes(Panels grid, int panel, List<String> names) {
        Dots.names(grid, panel, names);
        grid.y(panel).put("range", List.of(names.size() - 0.7, -OVERLAP - 0.1));
        int every = Math.max(1, (names.size() + 15) / 16);
        var shown = new ArrayList<String>();
        for (int i = 0; i < names.size(); i++) {
            shown.add(i % every == 0 ? Theme.shortened(names.get(i)) : "");
        }
        grid.y(panel).put("ticktext", shown);
        grid.y(panel).put("showline", false);
        grid.x(panel).put("nticks", 6);
        grid.x(panel).put("title", Theme.axisTitle("value"));
        if (!rows.equals("layer") && panel % 3 == 0) {
            grid.y(panel).put("title", Theme.axisTitle(rows));
        }
    }
}
