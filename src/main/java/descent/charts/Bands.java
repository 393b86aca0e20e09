package descent.charts;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/** Means with bands over x, a colour for each group. */
final class Bands {
    private Bands() {}

    static Chart chart(Table table, String x, String y, String by) {
        double[] at = Curves.numbers(table, x), values = Curves.numbers(table, y);
        var groups = new Groups(table, by);
        var panels = new Panels(table.isEmpty() ? 0 : 1, 1, 540, 320).top(56).legend(groups.names());
        if (!table.isEmpty()) {
            draw(panels, at, values, groups);
            panels.x(0).put("title", Theme.axisTitle(x));
            panels.y(0).put("title", Theme.axisTitle(y));
            if (Decades.geometric(at)) {
                panels.x(0).putAll(Theme.LOG);
            }
            panels.put("showlegend", true);
        }
        return panels.chart(Theme.sentence(y + " by " + by));
    }

    /** Draws all groups into panel 0. */
    static void draw(Panels panels, double[] x, double[] y, Groups groups) {
        boolean log = Decades.spanDownToZero(y);
        double floor = Arrays.stream(y).anyMatch(v -> v < 0) ? Double.NEGATIVE_INFINITY : 0;
        List<String> names = groups.names(), colors = Groups.colors(names);
        var lines = new LinkedHashMap<String, List<Map<String, Object>>>();
        for (int i = 0; i < names.size(); i++) {
            double[] values = groups.pick(y, names.get(i));
            Band band = Band.of(groups.pick(x, names.get(i)), values);
            lines.put(
                    names.get(i),
                    (log ? band.aboveLeast() : band.within(floor, Double.POSITIVE_INFINITY))
                            .traces(names.get(i), colors.get(i), Groups.dash(names, i)));
        }
        // All areas lie behind all lines.
        lines.values().forEach(traces -> traces.subList(0, traces.size() - 1).forEach(area -> panels.add(0, area)));
        lines.values().forEach(traces -> panels.add(0, traces.get(traces.size() - 1)));
        if (log) {
            panels.y(0).putAll(Theme.LOG);
        }
    }
}
