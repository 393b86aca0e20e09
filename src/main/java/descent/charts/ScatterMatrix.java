package descent.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** What came out against each hyper-parameter in the lowest row, and above it each pair of them. */
final class ScatterMatrix {
    private final Trials trials;
    private final List<Trials.Axis> axes;
    private final int side;

    ScatterMatrix(Trials trials) {
        this.trials = trials;
        axes = new ArrayList<>(trials.parameters);
        axes.add(trials.objective);
        side = axes.size() - 1;
    }

    Chart chart() {
        String title = trials.title("Trials by pairs of settings and " + trials.objective.name());
        if (trials.count() == 0 || side == 0) {
            return new Panels(0, 1, 300, 200).chart(title);
        }
        int width = side == 1 ? 420 : Math.max(90, Math.min(220, 640 / side - 16));
        var panels = new Panels(side * side, side, width, side == 1 ? 260 : Math.min(width, 150))
                .gaps(16, 16)
                .top(60);
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                int panel = row * side + column;
                if (column > row) {
                    panels.x(panel).put("visible", false);
                    panels.y(panel).put("visible", false);
                    continue;
                }
                panels.add(panel, points(column, row + 1, false));
                panels.add(panel, points(column, row + 1, true));
                axis(panels.x(panel), axes.get(column), row == side - 1);
                axis(panels.y(panel), axes.get(row + 1), column == 0);
            }
        }
        panels.put("showlegend", true);
        if (side == 1) {
            panels.legend(List.of("others, darker is better"));
        } else {
            panels.put("legend", Map.of("x", 1, "xanchor", "right", "y", 1, "bgcolor", "#ffffff"));
        }
        return panels.chart(title);
    }

    private static void axis(Map<String, Object> shown, Trials.Axis axis, boolean labelled) {
        double margin = 0.06 * (axis.to() - axis.from());
        shown.put("range", List.of(axis.from() - margin, axis.to() + margin));
        shown.put("showticklabels", labelled);
        shown.put("nticks", 4);
        double[] ticks = axis.ticks();
        if (ticks.length > 0) {
            int every = axis.log() ? (ticks.length + 3) / 4 : 1;
            double[] some = IntStream.range(0, ticks.length)
                    .filter(i -> i % every == 0)
                    .mapToDouble(i -> ticks[i])
                    .toArray();
            shown.put("tickvals", some);
            shown.put("ticktext", Arrays.stream(some).mapToObj(axis::text).toList());
        }
        if (labelled) {
            shown.put("title", Theme.axisTitle(axis.name()));
        }
    }

    private Map<String, Object> points(int x, int y, boolean best) {
        int[] which = IntStream.range(0, trials.count())
                .filter(i -> trials.isBest(i) == best)
                .toArray();
        var trace = new LinkedHashMap<String, Object>();
        trace.put("type", "scatter");
        trace.put("mode", "markers");
        trace.put("name", best ? trials.best == 1 ? "best" : "best " + trials.best : "others, darker is better");
        trace.put("legendgroup", best ? "best" : "others");
        trace.put("showlegend", x == 0 && y == 1);
        trace.put("x", pick(axes.get(x), which));
        trace.put("y", pick(axes.get(y), which));
        trace.put("text", Arrays.stream(which).mapToObj(this::said).toList());
        trace.put("hovertemplate", "%{text}<extra></extra>");
        trace.put(
                "marker",
                best
                        ? Map.of("color", Theme.color(4), "size", 9, "symbol", "diamond", "line", white())
                        : ranks(which.length));
        return trace;
    }

    /** By rank from pale to dark: they are sorted. */
    private static Map<String, Object> ranks(int count) {
        double[] rank = IntStream.range(0, count).asDoubleStream().toArray();
        return Map.of(
                "color",
                rank,
                "colorscale",
                Theme.BLUES,
                "cmin",
                -0.25 * count,
                "cmax",
                count,
                "size",
                6,
                "line",
                white());
    }

    private static Map<String, Object> white() {
        return Map.of("color", "#ffffff", "width", 0.5);
    }

    private static double[] pick(Trials.Axis axis, int[] which) {
        return Arrays.stream(which).mapToDouble(i -> axis.places()[i]).toArray();
    }

    /** The whole trial. */
    private String said(int trial) {
        var text = new StringBuilder();
        for (Trials.Axis axis : axes) {
            double place = axis.places()[trial];
            String value = !axis.categories().isEmpty()
                    ? axis.text(place)
                    : String.format(Locale.ROOT, "%.4g", axis.log() ? Math.pow(10, place) : place);
            text.append(text.isEmpty() ? "" : "<br>")
                    .append(Theme.literal(axis.name()))
                    .append(" = ")
                    .append(value);
        }
        return text.toString();
    }
}
