package descent.charts;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tech.tablesaw.api.Table;

/** Small multiples of means with bands, all on the same axes: a panel for each value of one column, a colour for each of another. */
final class BandGrid {
    private static final int COLUMNS = 4, WIDTH = 132, HEIGHT = 96;

    private BandGrid() {}

    static Chart chart(Table table, String x, String y, String by, String panel) {
        double[] at = Curves.numbers(table, x), values = Curves.numbers(table, y);
        var places = new Groups(table, panel);
        List<String> lines = new Groups(table, by).names(), colors = Groups.colors(lines);
        var panels = new Panels(places.names().size(), COLUMNS, WIDTH, HEIGHT)
                .gaps(18, 30)
                .top(76)
                .legend(lines);
        Set<String> inLegend = new LinkedHashSet<>();
        for (int p = 0; p < places.names().size(); p++) {
            String place = places.names().get(p);
            panels.title(p, place);
            int[] rows = places.rows(place).stream().mapToInt(Integer::intValue).toArray();
            var groups = new Groups(table.rows(rows), by);
            double[] x1 = places.pick(at, place), y1 = places.pick(values, place);
            for (String name : groups.names()) {
                int i = lines.indexOf(name);
                Band band = Band.of(groups.pick(x1, name), groups.pick(y1, name));
                for (Map<String, Object> trace : band.traces(name, colors.get(i), Groups.dash(lines, i))) {
                    panels.add(p, small(trace, inLegend));
                }
            }
            if (Decades.spanDownToZero(values)) {
                panels.y(p).putAll(Theme.LOG);
            }
        }
        if (!table.isEmpty()) {
            panels.shareX(x);
            panels.shareY(y);
        }
        panels.put("showlegend", true);
        return panels.chart(Theme.sentence(y + " by " + by + " and " + panel));
    }

    /** Without marks, and in the legend if it is the first line of its name. */
    private static Map<String, Object> small(Map<String, Object> trace, Set<String> inLegend) {
        var changed = new LinkedHashMap<>(trace);
        if (!trace.containsKey("fill")) {
            changed.put("mode", "lines");
            return Curves.inLegend(inLegend.add(String.valueOf(trace.get("name"))), changed);
        }
        changed.put("legendgroup", trace.get("name"));
        return changed;
    }
}
