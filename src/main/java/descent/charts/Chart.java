package descent.charts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.plotly.components.Figure;

/**
 * A picture as a value: traces, a layout and perhaps frames of an animation, in the words of
 * <a href="https://plotly.com/javascript/reference/">plotly.js</a> 3 as plain maps, lists, strings and numbers.
 *
 * <p>A notebook draws it when a cell ends in it. {@link Charts} makes them; every choice can be changed afterwards:
 *
 * <pre>{@code
 * Charts.learningCurves(history).title("Two layers are enough").size(600, 300).yLog()
 * }</pre>
 *
 * <p>Immutable: each method returns a changed copy. Numbers that are not finite become {@code null}, a gap in a curve.
 */
public final class Chart {
    /** What front ends that know plotly draw. */
    public static final String PLOTLY = "application/vnd.plotly.v1+json";

    private final List<Map<String, Object>> data;
    private final Map<String, Object> layout;
    private final List<Map<String, Object>> frames;

    private Chart(List<Map<String, Object>> data, Map<String, Object> layout, List<Map<String, Object>> frames) {
        this.data = data;
        this.layout = layout;
        this.frames = frames;
    }

    /**
     * A chart of plotly traces and a layout, as they are: titles and names may hold plotly's markup. Only scatter traces
     * of thousands of points are thinned, and a note in the corner says so: "1,000,000 points, 2,000 shown".
     */
    public static Chart of(List<? extends Map<String, ?>> data, Map<String, ?> layout) {
        var thinned = Thinned.traces(data, Thinned.limit(data.size()));
        return new Chart(Plain.maps(thinned), Plain.map(Thinned.noted(layout, data, thinned)), List.of());
    }

    /** A Tablesaw figure as a chart, with the titles that plotly.js 3 would not show otherwise. */
    public static Chart of(Figure figure) {
        return Figures.chart(figure);
    }

    /** The same with other frames: each a map with {@code name}, {@code data} and perhaps {@code traces}. */
    public Chart frames(List<? extends Map<String, ?>> frames) {
        return new Chart(data, layout, Plain.maps(frames));
    }

    /** Another title. Shown as it is written: {@code <} and {@code &} need no care. */
    public Chart title(String title) {
        return patch(Map.of("title", Map.of("text", Theme.literal(title))));
    }

    /** Another size in pixels. */
    public Chart size(int width, int height) {
        return patch(Map.of("width", width, "height", height));
    }

    /** Another label under the x axes. */
    public Chart xTitle(String title) {
        return axes("xaxis", Map.of("title", Theme.axisTitle(title)), true);
    }

    /** Another label beside the y axes. */
    public Chart yTitle(String title) {
        return axes("yaxis", Map.of("title", Theme.axisTitle(title)), true);
    }

    /** A logarithmic scale on every x axis. */
    public Chart xLog() {
        return axes("xaxis", Theme.LOG, false);
    }

    /** A logarithmic scale on every y axis. */
    public Chart yLog() {
        return axes("yaxis", Theme.LOG, false);
    }

    /** Shows x from {@code from} to {@code to}, on every panel. */
    public Chart xRange(double from, double to) {
        return range("xaxis", from, to);
    }

    /** Shows y from {@code from} to {@code to}, on every panel. */
    public Chart yRange(double from, double to) {
        return range("yaxis", from, to);
    }

    /** Ticks below every x axis at these places and nowhere else, the numbers written out. */
    public Chart xTicks(double... at) {
        return axes(
                "xaxis",
                Map.of("tickmode", "array", "tickvals", at, "tickformat", "~g", "minor", Map.of("ticks", "")),
                false);
    }

    /**
     * Any other change of the layout: maps are merged key by key, everything else is replaced, {@code null} takes away.
     * An example: {@code chart.patch(Map.of("legend", Map.of("orientation", "h")))}.
     */
    public Chart patch(Map<String, ?> layout) {
        return new Chart(data, Plain.merge(this.layout, Plain.map(layout)), frames);
    }

    /** Any change of trace {@code index}, counted from 0, merged as in {@link #patch(Map)}. */
    public Chart patch(int index, Map<String, ?> trace) {
        var changed = new ArrayList<>(data);
        changed.set(index, Plain.merge(data.get(index), Plain.map(trace)));
        return new Chart(List.copyOf(changed), layout, frames);
    }

    /** The traces, each a map. */
    public List<Map<String, Object>> data() {
        return data;
    }

    /** The layout. */
    public Map<String, Object> layout() {
        return layout;
    }

    /** The frames of the animation; empty if nothing moves. */
    public List<Map<String, Object>> frames() {
        return frames;
    }

    /** What plotly draws: data, layout, config and, if there are any, frames. Long lists of numbers are packed as base64. */
    public Map<String, Object> plotly() {
        var figure = new LinkedHashMap<String, Object>();
        figure.put("data", Packed.packed(data));
        figure.put("layout", Decades.written(layout, data));
        figure.put("config", Map.of("displaylogo", false));
        if (!frames.isEmpty()) {
            figure.put("frames", Packed.packed(frames));
        }
        return figure;
    }

    /** {@link #plotly} as JSON text. */
    public String json() {
        return Plain.json(plotly());
    }

    /** What a notebook is sent: by kind of content, the plotly figure and a line of text. */
    public Map<String, Object> mimeBundle() {
        var bundle = new LinkedHashMap<String, Object>();
        bundle.put(PLOTLY, plotly());
        bundle.put("text/plain", toString());
        return bundle;
    }

    /**
     * Writes the chart to a file, whole or not at all, and makes the folders to it. The ending decides what it is:
     *
     * <ul>
     *   <li>{@code .html}: a page that is complete in itself (2.7 MB: plotly.js is in it), for any browser, without network;
     *   <li>{@code .svg}, {@code .png} (of twice the chart's size): a still picture, drawn by a Chromium or Chrome of this
     *       machine in about two seconds. It is looked for where it usually is; {@code BROWSER_PATH} names another.
     * </ul>
     *
     * <p>The same chart gives the same bytes on the same machine.
     *
     * <pre>{@code Charts.learningCurves(history).save("figures/curves.html")}</pre>
     *
     * @throws IllegalArgumentException if the ending is another
     * @throws IllegalStateException if a picture needs a browser and there is none
     * @throws java.io.UncheckedIOException if the file cannot be written or the browser fails
     */
    public void save(Path file) {
        Saved.save(this, file);
    }

    /** As {@link #save(Path)}. */
    public void save(String file) {
        save(Path.of(file));
    }

    /**
     * Shows the chart: in a program in the system's browser, in a notebook under the cell.
     *
     * @throws IllegalStateException if no browser could be opened; it says in which file the chart is
     */
    public void show() {
        Viewing.show(this);
    }

    private Chart range(String kind, double from, double to) {
        var ranges = new LinkedHashMap<String, Object>();
        axesOf(kind).forEach(axis -> {
            boolean log = "log".equals(axis(axis).get("type"));
            var range = new LinkedHashMap<String, Object>();
            range.put("range", log ? List.of(Math.log10(from), Math.log10(to)) : List.of(from, to));
            if (Boolean.TRUE.equals(axis(axis).get("autorange"))) {
                range.put("autorange", null);
            }
            ranges.put(axis, range);
        });
        var others = axesOf(kind.equals("xaxis") ? "yaxis" : "xaxis");
        if (others.stream().anyMatch(axis -> axis(axis).containsKey("matches"))) {
            // Of axes that match each other plotly would forget the data, and show -1 to 4.
            others.stream()
                    .filter(axis ->
                            !axis(axis).containsKey("range") && !axis(axis).containsKey("autorange"))
                    .forEach(axis -> ranges.put(axis, Map.of("autorange", true)));
        }
        return patch(ranges);
    }

    private Map<?, ?> axis(String name) {
        return layout.get(name) instanceof Map<?, ?> map ? map : Map.of();
    }

    private Chart axes(String kind, Map<String, ?> change, boolean titledOnly) {
        var titled = axesOf(kind).stream()
                .filter(axis -> layout.get(axis) instanceof Map<?, ?> map && map.containsKey("title"))
                .toList();
        var changes = new LinkedHashMap<String, Object>();
        (titledOnly && !titled.isEmpty() ? titled : axesOf(kind)).forEach(axis -> changes.put(axis, change));
        return patch(changes);
    }

    private List<String> axesOf(String kind) {
        var axes = layout.keySet().stream().filter(key -> key.startsWith(kind)).toList();
        return axes.isEmpty() ? List.of(kind) : axes;
    }

    /** The title and the number of traces: {@code Chart "Learning curves", 4 traces}. */
    @Override
    public String toString() {
        Object title = layout.get("title") instanceof Map<?, ?> map ? map.get("text") : null;
        return "Chart" + (title == null || title.equals("") ? "" : " \"" + Theme.unescaped(title.toString()) + "\"")
                + ", " + data.size()
                + (data.size() == 1 ? " trace" : " traces")
                + (frames.isEmpty() ? "" : ", " + frames.size() + (frames.size() == 1 ? " frame" : " frames"));
    }
}
