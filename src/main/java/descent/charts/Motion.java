package descent.charts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Gives a chart frames, a slider and a play button: all of it in the browser, without the kernel. */
final class Motion {
    private static final int MILLISECONDS = 160, BUTTONS = 100;

    private Motion() {}

    /**
     * The chart with motion.
     *
     * @param parameter what the slider moves, shown beside its value
     * @param values the value at each frame
     * @param frames for each frame what changes in the first traces of the chart
     * @param active the frame that the chart shows at first
     */
    static Chart animate(
            Chart chart, String parameter, List<String> values, List<List<Map<String, Object>>> frames, int active) {
        int limit = Thinned.limit(chart.data().size());
        List<List<Map<String, ?>>> shown =
                frames.stream().map(frame -> Thinned.traces(frame, limit)).toList();
        Set<String> moving = moving(chart, shown);
        var named = new ArrayList<Map<String, Object>>();
        var steps = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < frames.size(); i++) {
            String name = String.valueOf(i);
            var traces = new ArrayList<Integer>();
            var changes = new ArrayList<Map<String, Object>>();
            for (int t = 0; t < shown.get(i).size(); t++) {
                traces.add(t);
                changes.add(only(moving, "", shown.get(i).get(t)));
            }
            named.add(Map.of("name", name, "data", changes, "traces", traces));
            steps.add(Map.of(
                    "label",
                    Theme.shortened(values.get(i)),
                    "method",
                    "animate",
                    "args",
                    List.of(List.of(name), at(0))));
        }
        return chart.frames(named).patch(controls(chart, parameter, steps, active));
    }

    private static Map<String, Object> controls(
            Chart chart, String parameter, List<Map<String, Object>> steps, int active) {
        // Below what is there: the axes' titles, perhaps a legend.
        int bottom = number(chart.layout().get("margin"), "b");
        double start = Math.min(0.5, (double) BUTTONS / plotWidth(chart));
        var slider = new LinkedHashMap<String, Object>();
        slider.put("active", active);
        slider.put("x", start);
        slider.put("len", 1 - start);
        slider.put("y", 0);
        slider.put("yanchor", "top");
        slider.put("pad", Map.of("t", bottom, "b", 0, "l", 0));
        slider.put(
                "currentvalue",
                Map.of("prefix", Theme.shortened(parameter) + " = ", "xanchor", "left", "font", Map.of("size", 13)));
        slider.put("font", Map.of("size", 10, "color", Theme.FAINT));
        slider.put("transition", Map.of("duration", 0));
        slider.put("steps", steps);
        var all = new ArrayList<Object>();
        all.add(null);
        var buttons = new LinkedHashMap<String, Object>();
        buttons.put("type", "buttons");
        buttons.put("direction", "left");
        buttons.put("showactive", false);
        buttons.put("x", 0);
        buttons.put("xanchor", "left");
        buttons.put("y", 0);
        buttons.put("yanchor", "top");
        buttons.put("pad", Map.of("t", bottom + 12, "r", 10));
        buttons.put("bgcolor", "#ffffff");
        buttons.put("bordercolor", Theme.EDGE);
        buttons.put(
                "buttons",
                List.of(
                        Map.of("label", "\u25b6", "method", "animate", "args", play()),
                        Map.of("label", "\u25a0", "method", "animate", "args", List.of(all, at(0)))));
        int height = number(chart.layout(), "height");
        return Map.of(
                "sliders",
                List.of(slider),
                "updatemenus",
                List.of(buttons),
                "height",
                height + 84,
                "margin",
                Map.of("b", bottom + 84));
    }

    private static int plotWidth(Chart chart) {
        Object margin = chart.layout().get("margin");
        return Math.max(1, number(chart.layout(), "width") - number(margin, "l") - number(margin, "r"));
    }

    private static int number(Object map, String key) {
        return map instanceof Map<?, ?> entries && entries.get(key) instanceof Number number ? number.intValue() : 0;
    }

    private static List<Object> play() {
        var arguments = new ArrayList<Object>();
        arguments.add(null);
        arguments.add(Map.of(
                "frame",
                Map.of("duration", MILLISECONDS, "redraw", true),
                "transition",
                Map.of("duration", 0),
                "fromcurrent",
                false,
                "mode",
                "immediate"));
        return arguments;
    }

    private static Map<String, Object> at(int duration) {
        return Map.of(
                "mode", "immediate",
                "frame", Map.of("duration", duration, "redraw", true),
                "transition", Map.of("duration", 0));
    }

    /**
     * The entries that differ anywhere in the motion, those inside others as {@code marker.size}; the rest stays in the chart,
     * which keeps notebooks small: plotly merges a frame into it.
     */
    private static Set<String> moving(Chart chart, List<List<Map<String, ?>>> frames) {
        var moving = new TreeSet<String>();
        for (var frame : frames) {
            for (int t = 0; t < frame.size(); t++) {
                compare("", (Map<?, ?>) Plain.value(frame.get(t)), chart.data().get(t), moving);
            }
        }
        return moving;
    }

    private static void compare(String path, Map<?, ?> frame, Map<?, ?> shown, Set<String> moving) {
        frame.forEach((key, value) -> {
            Object before = shown.get(key);
            if (value instanceof Map<?, ?> part && before instanceof Map<?, ?> whole) {
                compare(path + key + ".", part, whole, moving);
            } else if (!Objects.equals(value, before)) {
                moving.add(path + key);
            }
        });
    }

    private static Map<String, Object> only(Set<String> moving, String path, Map<?, ?> trace) {
        var part = new LinkedHashMap<String, Object>();
        trace.forEach((key, value) -> {
            String name = path + key;
            if (moving.contains(name)) {
                part.put(key.toString(), value);
            } else if (value instanceof Map<?, ?> inner
                    && moving.stream().anyMatch(other -> other.startsWith(name + "."))) {
                part.put(key.toString(), only(moving, name + ".", inner));
            }
        });
        return part;
    }
}
