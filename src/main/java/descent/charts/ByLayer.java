package descent.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** A measure over the depth of a network: x is the number of the layer. */
final class ByLayer {
    private static final int NAMED = 12;
    private static final Set<String> SHARES = Set.of("saturated", "dead", "accuracy", "share");

    private ByLayer() {}

    static Chart chart(Table all, String measure, String by) {
        // Layers that have no such number are not in the way of those that have.
        Table table = all.where(all.column(measure).isNotMissing());
        String title = Theme.sentence(measure + " by layer" + (by == null ? "" : " and " + by));
        var groups = new Groups(table, by);
        var panels = new Panels(table.isEmpty() ? 0 : 1, 1, 540, 320).top(56);
        if (by != null) {
            panels.legend(groups.names());
        }
        if (!table.isEmpty()) {
            double[] depth = depth(table, groups), values = Curves.numbers(table, measure);
            Bands.draw(panels, depth, values, groups);
            axis(panels, table, depth);
            panels.y(0).put("title", Theme.axisTitle(measure));
            if (SHARES.contains(measure)) {
                panels.y(0).keySet().removeAll(Theme.LOG.keySet());
                panels.y(0).put("tickformat", ".1~%");
                panels.y(0).put("rangemode", "tozero");
            }
            panels.put("showlegend", by != null);
        }
        return panels.chart(title);
    }

    /** The number at the start of each label, as in {@code "2, Tanh"}; if they have none, the place in its group. */
    private static double[] depth(Table table, Groups groups) {
        var depth = new double[table.rowCount()];
        Arrays.setAll(depth, r -> Groups.number(label(table, r).split("[, ]", 2)[0]));
        if (Arrays.stream(depth).allMatch(Double::isFinite)) {
            return depth;
        }
        for (String group : groups.names()) {
            var labels = new ArrayList<>(new LinkedHashSet<>(
                    groups.rows(group).stream().map(r -> label(table, r)).toList()));
            groups.rows(group).forEach(r -> depth[r] = 1 + labels.indexOf(label(table, r)));
        }
        return depth;
    }

    private static String label(Table table, int row) {
        return Groups.text(table, "layer", row);
    }

    /** The number above the kind: {@code 2} and {@code Dense} of {@code "2, Dense(64 -> 10)"}. */
    private static String tick(String label) {
        return Theme.shortened(label.replaceFirst("[\\[(].*", "")).replaceFirst(", ", "<br>");
    }

    /** The names of the layers, if there are few and all groups have the same; their numbers if not. */
    private static void axis(Panels panels, Table table, double[] depth) {
        var names = new LinkedHashMap<Double, String>();
        IntStream.range(0, depth.length).forEach(r -> names.putIfAbsent(depth[r], label(table, r)));
        boolean same = IntStream.range(0, depth.length)
                .allMatch(r -> names.get(depth[r]).equals(label(table, r)));
        var axis = panels.x(0);
        axis.put("title", Theme.axisTitle("layer"));
        if (same && names.size() <= NAMED) {
            axis.put("tickmode", "array");
            axis.put("tickvals", List.copyOf(names.keySet()));
            axis.put("ticktext", names.values().stream().map(ByLayer::tick).toList());
        } else {
            axis.put("tickformat", "d");
            if (names.size() <= NAMED) {
                axis.put("dtick", 1);
            }
        }
    }
}
