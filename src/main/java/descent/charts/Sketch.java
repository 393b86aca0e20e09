package descent.charts;

import descent.charts.Scale.Tick;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * Draws a chart of lines as SVG for the time in which it changes: JupyterLab's plotly renderer never looks at a figure
 * again. Size, panels, title, colours and legend are where plotly will put them, ticks nearly so.
 */
public final class Sketch {
    private final StringBuilder svg = new StringBuilder();
    private final Map<?, ?> layout;
    private final double left, top, width, height;

    private Sketch(Map<?, ?> layout) {
        this.layout = layout;
        left = number(layout, "margin", "l");
        top = number(layout, "margin", "t");
        width = number(layout, "width") - left - number(layout, "margin", "r");
        height = number(layout, "height") - top - number(layout, "margin", "b");
    }

    /** The chart as an SVG element. */
    public static String svg(Chart chart) {
        return new Sketch(chart.layout()).draw(chart.data());
    }

    private String draw(List<Map<String, Object>> traces) {
        add(
                "<svg xmlns='http://www.w3.org/2000/svg' width='%1$.0f' height='%2$.0f' viewBox='0 0 %1$.0f %2$.0f'"
                        + " style='display:block;margin:0' font-family='Arial, Helvetica, sans-serif' font-size='12' fill='%3$s'>"
                        + "<rect width='%1$.0f' height='%2$.0f' fill='#ffffff'/>",
                number(layout, "width"), number(layout, "height"), Theme.INK);
        add("<text x='%.1f' y='27' font-size='16'>%s</text>", left, at(layout, "title", "text"));
        for (Object note : layout.get("annotations") instanceof List<?> notes ? notes : List.of()) {
            text("middle", x(number(note, "x")), y(number(note, "y")) - 7, at(note, "text"));
        }
        for (Object key : layout.keySet()) {
            if (key.toString().startsWith("xaxis")) {
                String panel = key.toString().substring("xaxis".length());
                panel(
                        panel,
                        traces.stream()
                                .filter(t -> t.get("xaxis").equals("x" + panel))
                                .toList());
            }
        }
        double y = top + 14.5;
        for (Map<String, Object> trace : traces) {
            if (at(layout, "showlegend") == Boolean.TRUE && trace.get("showlegend") != Boolean.FALSE) {
                add("<path d='M%.1f %.1fh30' %s/>", x(1.02) + 5, y, pen(trace));
                text("start", x(1.02) + 40, y + 4, trace.get("name"));
                y += 23;
            }
        }
        return svg.append("</svg>").toString();
    }

    private void panel(String panel, List<Map<String, Object>> traces) {
        Object xAxis = layout.get("xaxis" + panel), yAxis = layout.get("yaxis" + panel);
        double[] columns = traces.stream()
                .flatMapToDouble(t -> DoubleStream.of(numbers(t.get("x"))))
                .toArray();
        double[] rows = traces.stream()
                .flatMapToDouble(t -> DoubleStream.of(numbers(t.get("y"))))
                .toArray();
        var x = Scale.of((Map<?, ?>) xAxis, columns, x(number(xAxis, "domain", 0)), x(number(xAxis, "domain", 1)));
        var y = Scale.of((Map<?, ?>) yAxis, rows, y(number(yAxis, "domain", 0)), y(number(yAxis, "domain", 1)));
        String tick = "<path d='M%.1f %.1f%s' stroke='" + Theme.EDGE + "'/>";
        String grid = "<path d='M%.1f %.1f%s%.1f' stroke='" + Theme.GRID + "'/>";
        for (Tick t : x.ticks(80)) {
            add(grid, t.pixel(), y.start(), "V", y.end());
            add(tick, t.pixel(), y.start(), "v4");
            text("middle", t.pixel(), y.start() + 19, t.label());
        }
        for (Tick t : y.ticks(40)) {
            add(grid, x.start(), t.pixel(), "H", x.end());
            add(tick, x.start(), t.pixel(), "h-4");
            text("end", x.start() - 7, t.pixel() + 4, t.label());
        }
        add(
                "<path d='M%.1f %.1fV%.1fH%.1f' fill='none' stroke='%s'/>",
                x.start(), y.end(), y.start(), x.end(), Theme.EDGE);
        add(
                "<text x='%.1f' y='%.1f' font-size='14' text-anchor='middle'>%s</text>",
                (x.start() + x.end()) / 2, y.start() + 38, at(xAxis, "title", "text"));
        traces.forEach(trace -> line(trace, x, y));
    }

    /** A path with gaps where there is no value, and with one point for each half pixel. */
    private void line(Map<String, Object> trace, Scale x, Scale y) {
        double[] xs = numbers(trace.get("x")), ys = numbers(trace.get("y"));
        var path = new StringBuilder();
        var marks = new StringBuilder();
        double drawn = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < xs.length; i++) {
            double px = x.at(xs[i]), py = y.at(ys[i]);
            if (!Double.isFinite(py)) {
                drawn = Double.NEGATIVE_INFINITY;
            } else if (px - drawn >= 0.5 || i == xs.length - 1) {
                path.append(String.format(Locale.ROOT, "%s%.1f %.1f", drawn < 0 ? "M" : "L", px, py));
                marks.append(String.format(Locale.ROOT, "M%.1f %.1fh0", px, py));
                drawn = px;
            }
        }
        add("<path d='%s' %s/>", path, pen(trace));
        if (at(trace, "mode").equals("lines+markers")) {
            add(
                    "<path d='%s' stroke='%s' stroke-width='5' stroke-linecap='round'/>",
                    marks, at(trace, "line", "color"));
        }
    }

    private static String pen(Map<String, Object> trace) {
        String dashes = at(trace, "line", "dash").equals("dash") ? " stroke-dasharray='9 9'" : "";
        return "fill='none' stroke-width='2' stroke='" + at(trace, "line", "color") + "'" + dashes;
    }

    /** Text in plotly's words: all is escaped in it, but titles of panels are bold. */
    private void text(String anchor, double x, double y, Object text) {
        String weight = text.toString().startsWith("<b>") ? " font-weight='bold'" : "";
        String letters = text.toString().replaceAll("</?b>", "");
        add("<text x='%.1f' y='%.1f' text-anchor='%s'%s>%s</text>", x, y, anchor, weight, letters);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }

    /** Pixels of a place in the fractions of the whole plotting area. */
    private double x(double share) {
        return left + share * width;
    }

    private double y(double share) {
        return top + (1 - share) * height;
    }

    static double[] numbers(Object list) {
        return ((List<?>) list)
                .stream()
                        .mapToDouble(v -> v == null ? Double.NaN : ((Number) v).doubleValue())
                        .toArray();
    }

    private static double number(Object from, Object... path) {
        return ((Number) at(from, path)).doubleValue();
    }

    /** What is found in maps and lists under keys and indices; an empty text if nothing is. */
    private static Object at(Object from, Object... path) {
        Object found = from;
        for (Object key : path) {
            found = found instanceof List<?> list ? list.get((Integer) key) : ((Map<?, ?>) found).get(key);
            if (found == null) {
                return "";
            }
        }
        return found;
    }
}
