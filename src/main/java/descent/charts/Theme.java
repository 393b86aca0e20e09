package descent.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How every chart looks: colours, fonts, lines, margins. Nowhere else. */
final class Theme {
    /** Apart for every kind of colour vision, and in grey: no two are equally light. From Okabe-Ito and Tol. */
    static final List<String> COLORS =
            List.of("#0072B2", "#E69F00", "#882255", "#44AA99", "#D55E00", "#222222", "#332288");

    private static final List<String> DASHES = List.of("solid", "dash", "dot", "dashdot", "longdash", "longdashdot");

    static final String INK = "#333333", FAINT = "#8a8a8a", GRID = "#e8e8e8", EDGE = "#b8b8b8";

    /** Light to dark. */
    static final List<List<Object>> BLUES = scale("#f7fafd", "#c9ddee", "#86b4d8", "#3f83b9", "#0b4f86");

    static final List<List<Object>> ORANGES = scale("#fffaf2", "#fbdfb4", "#f2b35e", "#d97f1c", "#a2520a");

    /** Dark orange for the lowest, white in the middle, dark blue for the highest. */
    static final List<List<Object>> SIGNS = scale("#a2520a", "#f2b35e", "#ffffff", "#86b4d8", "#0b4f86");

    /** Dark to light, pale enough for lines on top. */
    static final List<List<Object>> VALLEY = scale("#7f9fbe", "#a4bdd5", "#c6d7e7", "#e0eaf3", "#f6f9fc");

    static final Map<String, Object> LOG = Map.of("type", "log", "exponentformat", "power", "nticks", 6);
    static final Map<String, Object> ZERO_LINE = Map.of("zeroline", true, "zerolinecolor", EDGE);

    static final int WIDTH = 760, LONGEST_NAME = 32;

    private Theme() {}

    /** The colour of series {@code index}; they repeat after {@link #COLORS}. */
    static String color(int index) {
        return COLORS.get(index % COLORS.size());
    }

    /** The colour of series {@code index} of so many: of more than {@link #COLORS} each has its own, near its neighbours'. */
    static String color(int index, int count) {
        return count <= COLORS.size() ? color(index) : between(index / (count - 1.0));
    }

    /** A place between light and dark: 0 is light orange, 1 dark blue. For series that have an order. */
    static String between(double place) {
        int[][] stops = {{242, 170, 76}, {217, 96, 60}, {136, 34, 85}, {51, 34, 136}};
        double at = Math.max(0, Math.min(1, place)) * (stops.length - 1);
        int from = Math.min((int) at, stops.length - 2);
        var rgb = new long[3];
        Arrays.setAll(rgb, i -> Math.round(stops[from][i] + (at - from) * (stops[from + 1][i] - stops[from][i])));
        return String.format("#%02x%02x%02x", rgb[0], rgb[1], rgb[2]);
    }

    /** A colour that lets through what is behind it. */
    static String faded(String color, double opacity) {
        int rgb = Integer.parseInt(color.substring(1), 16);
        return "rgba(" + (rgb >> 16) + "," + (rgb >> 8 & 255) + "," + (rgb & 255) + "," + opacity + ")";
    }

    /** A name as it is written, cut if it is so long that a legend of it would leave no room for the chart. */
    static String shortened(String name) {
        return literal(cut(name, LONGEST_NAME));
    }

    /** With a capital at the start. */
    static String sentence(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** The line of series {@code index}: where colours repeat, the dashes change. */
    static Map<String, Object> line(int index) {
        return line(color(index), DASHES.get(index / COLORS.size() % DASHES.size()));
    }

    static Map<String, Object> line(String color, String dash) {
        return Map.of("color", color, "width", 2, "dash", dash);
    }

    /** The layout that all charts begin with. The title is shown as it is written. */
    static Map<String, Object> layout(String title, int width, int height) {
        var layout = new LinkedHashMap<String, Object>();
        layout.put("title", title(cut(title, width / 9)));
        layout.put("width", width);
        layout.put("height", height);
        layout.put("autosize", false);
        layout.put("font", Map.of("family", "Arial, Helvetica, sans-serif", "size", 12, "color", INK));
        layout.put("paper_bgcolor", "#ffffff");
        layout.put("plot_bgcolor", "#ffffff");
        layout.put("colorway", COLORS);
        layout.put("hovermode", "closest");
        layout.put("margin", Map.of("l", 64, "r", 24, "t", 56, "b", 52));
        layout.put("legend", Map.of("bgcolor", "rgba(255,255,255,0)", "tracegroupgap", 4));
        return layout;
    }

    private static Map<String, Object> title(String title) {
        return Map.of(
                "text",
                literal(title),
                "x",
                0,
                "xref",
                "paper",
                "xanchor",
                "left",
                "font",
                Map.of("size", 16),
                "y",
                1,
                "yref",
                "container",
                "yanchor",
                "top",
                "pad",
                Map.of("t", 14));
    }

    /** An axis with grid and ticks, and a title if there is one. */
    static Map<String, Object> axis(String title) {
        var axis = new LinkedHashMap<String, Object>();
        if (title != null) {
            axis.put("title", axisTitle(title));
        }
        axis.put("gridcolor", GRID);
        axis.put("zeroline", false);
        axis.put("showline", true);
        axis.put("linecolor", EDGE);
        axis.put("ticks", "outside");
        axis.put("ticklen", 4);
        axis.put("tickcolor", EDGE);
        axis.put("automargin", true);
        return axis;
    }

    /** A legend in columns under the axes, each name with so many pixels. */
    static Map<String, Object> legendBelow(int width, double y) {
        return Map.of(
                "bgcolor",
                "rgba(255,255,255,0)",
                "orientation",
                "h",
                "entrywidth",
                width,
                "tracegroupgap",
                0,
                "x",
                0,
                "y",
                y,
                "yanchor",
                "top");
    }

    /** An axis that is not drawn. */
    static Map<String, Object> noAxis() {
        return new LinkedHashMap<>(Map.of("visible", false, "showgrid", false, "zeroline", false));
    }

    /** A text on the chart, placed in the fractions of the whole plotting area. */
    static Map<String, Object> note(String text, double x, double y, String xAnchor, String yAnchor) {
        var note = new LinkedHashMap<String, Object>(Map.of(
                "text", text, "x", x, "y", y, "xref", "paper", "yref", "paper", "xanchor", xAnchor, "yanchor",
                yAnchor));
        note.put("showarrow", false);
        return note;
    }

    /** A layout of nothing but its title and the words that there is no data. */
    static Map<String, Object> empty(String title, int width, int height) {
        var layout = layout(title, width, height);
        layout.put("xaxis", noAxis());
        layout.put("yaxis", noAxis());
        layout.put("annotations", List.of(nothing()));
        return layout;
    }

    /** What an empty chart says. */
    static Map<String, Object> nothing() {
        var note = note("no data", 0.5, 0.5, "center", "middle");
        note.put("font", Map.of("size", 14, "color", FAINT));
        return note;
    }

    /** Text that plotly shows letter by letter, although it reads some HTML. */
    static String literal(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The title of an axis, at some distance from its ticks. */
    static Map<String, Object> axisTitle(String text) {
        return Map.of("text", literal(text), "standoff", 8);
    }

    static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, Math.max(0, most - 1))) + "…";
    }

    static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private static List<List<Object>> scale(String... colors) {
        var scale = new ArrayList<List<Object>>();
        for (int i = 0; i < colors.length; i++) {
            scale.add(List.of((double) i / (colors.length - 1), colors[i]));
        }
        return List.copyOf(scale);
    }
}
