package descent.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Parallel coordinates: an axis for each hyper-parameter and one for what came out, a line for each trial. */
final class ParallelAxes {
    private final Trials trials;

    ParallelAxes(Trials trials) {
        this.trials = trials;
    }

    Chart chart() {
        String what = trials.objective.name();
        var layout = Theme.layout(trials.title("Trials by setting and " + what), Theme.WIDTH, 400);
        layout.put("margin", Map.of("l", 70, "r", 60, "t", 96, "b", 30));
        if (trials.count() == 0) {
            layout.putAll(
                    Map.of("annotations", List.of(Theme.nothing()), "xaxis", Theme.noAxis(), "yaxis", Theme.noAxis()));
            return Chart.of(List.of(), layout);
        }
        var axes = new ArrayList<Map<String, Object>>();
        trials.parameters.forEach(axis -> axes.add(dimension(axis)));
        axes.add(dimension(trials.objective));
        var trace = new LinkedHashMap<String, Object>();
        trace.put("type", "parcoords");
        trace.put("dimensions", axes);
        trace.put("line", line());
        trace.put("labelfont", Map.of("size", 13));
        trace.put("tickfont", Map.of("size", 11));
        trace.put("unselected", Map.of("line", Map.of("color", Theme.EDGE, "opacity", 0.15)));
        return Chart.of(List.of(trace), layout);
    }

    /** The places, and those of the best once more beside themselves: all lines are one pixel wide. */
    private double[] thick(Trials.Axis axis) {
        double pixel = (axis.to() - axis.from()) / 270;
        double[] best = Arrays.copyOfRange(axis.places(), trials.count() - trials.best, trials.count());
        return Stream.of(
                        axis.places(),
                        Arrays.stream(best)
                                .map(v -> Math.max(axis.from(), v - pixel))
                                .toArray(),
                        Arrays.stream(best)
                                .map(v -> Math.min(axis.to(), v + pixel))
                                .toArray())
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    private Map<String, Object> dimension(Trials.Axis axis) {
        var dimension = new LinkedHashMap<String, Object>();
        dimension.put("label", Theme.literal(axis.name()));
        dimension.put("values", thick(axis));
        dimension.put("range", List.of(axis.from(), axis.to()));
        dimension.put("tickformat", ".4~g");
        double[] ticks = axis.ticks();
        if (ticks.length > 0) {
            dimension.put("tickvals", ticks);
            dimension.put("ticktext", Arrays.stream(ticks).mapToObj(axis::text).toList());
        }
        return dimension;
    }

    /** By rank from pale to dark blue, and the best in orange. */
    private Map<String, Object> line() {
        int last = trials.count() - 1;
        double[] rank = IntStream.rangeClosed(0, last + 2 * trials.best)
                .mapToDouble(i -> i > last || trials.isBest(i) ? 1 : 0.9 * i / last)
                .toArray();
        List<List<Object>> scale = List.of(
                List.of(0.0, "#d3e0eb"),
                List.of(0.5, "#8fb4d2"),
                List.of(0.9, "#2f6fa6"),
                List.of(0.9, Theme.color(4)),
                List.of(1.0, Theme.color(4)));
        return Map.of("color", rank, "cmin", 0, "cmax", 1, "colorscale", scale, "showscale", false);
    }
}
