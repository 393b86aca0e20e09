package descent.charts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small multiples: a grid of panels of the same size in pixels, each with its own pair of axes, numbered row by row. */
final class Panels {
    private static final int LEFT = 66, BOTTOM = 54, LINE = 19, SYMBOL = 45;
    private final int count, columns, rows;
    private final int width, height;
    private int gapX = 24, gapY = 44, top = 68, right = 24, left = LEFT, longest, names;
    private final List<Map<String, Object>> traces = new ArrayList<>();
    private final List<Map<String, Object>> notes = new ArrayList<>();
    private final List<Map<String, Object>> xAxes = new ArrayList<>(), yAxes = new ArrayList<>();
    private final Map<String, Object> extras = new LinkedHashMap<>();

    /** {@code count} panels of {@code width} times {@code height} pixels, {@code columns} to a row. */
    Panels(int count, int columns, int width, int height) {
        this.count = count;
        this.columns = Math.max(1, Math.min(columns, count));
        this.rows = Math.max(1, (count + this.columns - 1) / this.columns);
        // Room for the words that there is no data.
        this.width = count == 0 ? Math.max(240, width) : width;
        this.height = count == 0 ? Math.max(100, height) : height;
        for (int i = 0; i < count; i++) {
            xAxes.add(Theme.axis(null));
            yAxes.add(Theme.axis(null));
        }
    }

    /** As above, as many to a row as fit beside each other, panels as wide as that allows. */
    static Panels fitting(int count, int minWidth, int height) {
        int room = Theme.WIDTH - LEFT - 24 + 24;
        int columns = Math.max(1, Math.min(count, room / (minWidth + 24)));
        return new Panels(count, columns, Math.min(room / columns - 24, 420), height);
    }

    Panels gaps(int x, int y) {
        gapX = x;
        gapY = y;
        return this;
    }

    Panels top(int pixels) {
        top = pixels;
        return this;
    }

    /** Leaves so many pixels at the left. */
    Panels left(int pixels) {
        left = pixels;
        return this;
    }

    /** Leaves room at the left for these names. */
    Panels names(List<String> names) {
        int longest = names.stream().mapToInt(String::length).max().orElse(0);
        left = Math.max(LEFT, 34 + 7 * Math.min(32, longest));
        return this;
    }

    /** Leaves room for a legend of these names: at the right, or below in columns if they are more than fit there. */
    Panels legend(List<String> names) {
        longest = Math.min(
                Theme.LONGEST_NAME,
                names.stream().mapToInt(String::length).max().orElse(0));
        this.names = names.size();
        right = 56 + 7 * longest;
        return this;
    }

    Map<String, Object> x(int panel) {
        return xAxes.get(panel);
    }

    Map<String, Object> y(int panel) {
        return yAxes.get(panel);
    }

    void add(int panel, Map<String, ?> trace) {
        var placed = new LinkedHashMap<String, Object>(trace);
        placed.put("xaxis", id("x", panel));
        placed.put("yaxis", id("y", panel));
        traces.add(placed);
    }

    /** A title over a panel. A long one is smaller, a very long one is cut off. */
    void title(int panel, String title) {
        int size = title.length() * 7 <= width ? 12 : 10;
        titled(Theme.cut(title, width / 6), leftOf(panel) + share(width) / 2, topOf(panel), "center", size);
    }

    /** A title at the left over a row of panels. */
    void rowTitle(int row, String title) {
        titled(Theme.cut(title, columns * (width + gapX) / 7), 0, topOf(row * columns), "left", 12);
    }

    private void titled(String title, double x, double y, String anchor, int size) {
        var note = Theme.note("<b>" + Theme.literal(title) + "</b>", x, y, anchor, "bottom");
        note.put("font", Map.of("size", size));
        note.put("yshift", 3);
        notes.add(note);
    }

    /** A title over a column, above the titles of the rows. */
    void columnTitle(int column, String title) {
        title(column, title);
        notes.get(notes.size() - 1).put("yshift", 21);
    }

    void note(Map<String, Object> note) {
        notes.add(note);
    }

    /** Further entries of the layout. */
    void put(String key, Object value) {
        extras.put(key, value);
    }

    /** One scale for all x axes; only the lowest panel of each column shows its numbers and the title. */
    void shareX(String title) {
        for (int i = 0; i < count; i++) {
            boolean lowest = i + columns >= count;
            share(x(i), "x", i, 0, lowest, title);
        }
    }

    /** One scale for the x axes of each row. */
    void shareXByRow(String title) {
        for (int i = 0; i < count; i++) {
            share(x(i), "x", i, i / columns * columns, true, i + columns >= count ? title : null);
        }
    }

    /** One scale for the y axes of each row. */
    void shareYByRow(String title) {
        for (int i = 0; i < count; i++) {
            share(y(i), "y", i, i / columns * columns, i % columns == 0, title);
        }
    }

    /** One scale for all y axes; only the first panel of each row shows its numbers and the title. */
    void shareY(String title) {
        for (int i = 0; i < count; i++) {
            share(y(i), "y", i, 0, i % columns == 0, title);
        }
    }

    private static void share(
            Map<String, Object> axis, String letter, int panel, int master, boolean labelled, String title) {
        if (panel != master) {
            axis.put("matches", id(letter, master));
        }
        axis.put("showticklabels", labelled);
        if (labelled && title != null) {
            axis.put("title", Theme.axisTitle(title));
        }
    }

    Chart chart(String title) {
        boolean below = names * LINE > plotHeight() + top / 2;
        int entry = SYMBOL + 7 * longest, plotWidth = columns * width + (columns - 1) * gapX;
        if (below) {
            right = 24;
        }
        int lines = below ? (names - 1) / Math.max(1, plotWidth / entry) + 1 : 0;
        int bottom = BOTTOM + lines * LINE + (below ? 12 : 0);
        var layout = Theme.layout(title, left + right + plotWidth, top + bottom + plotHeight());
        layout.put("margin", Map.of("l", left, "r", right, "t", top, "b", bottom));
        if (below) {
            layout.put("legend", Theme.legendBelow(entry - SYMBOL, -(double) BOTTOM / plotHeight()));
        }
        for (int i = 0; i < count; i++) {
            x(i).put("domain", List.of(leftOf(i), leftOf(i) + share(width)));
            x(i).put("anchor", id("y", i));
            y(i).put("domain", List.of(topOf(i) - (double) height / plotHeight(), topOf(i)));
            y(i).put("anchor", id("x", i));
            layout.put("xaxis" + number(i), x(i));
            layout.put("yaxis" + number(i), y(i));
        }
        if (count == 0) {
            layout.put("xaxis", Theme.noAxis());
            layout.put("yaxis", Theme.noAxis());
            notes.add(Theme.nothing());
        }
        if (!notes.isEmpty()) {
            layout.put("annotations", notes);
        }
        extras.forEach((key, value) -> layout.merge(
                key,
                value,
                (old, more) -> old instanceof Map<?, ?> map && more instanceof Map<?, ?> change
                        ? Plain.merge(map, change)
                        : more));
        return Chart.of(traces, layout);
    }

    private double share(int pixels) {
        return (double) pixels / (columns * width + (columns - 1) * gapX);
    }

    private double leftOf(int panel) {
        return share(panel % columns * (width + gapX));
    }

    private double topOf(int panel) {
        return 1 - (double) (panel / columns * (height + gapY)) / plotHeight();
    }

    private int plotHeight() {
        return rows * height + (rows - 1) * gapY;
    }

    private static String id(String letter, int panel) {
        return letter + number(panel);
    }

    private static String number(int panel) {
        return panel == 0 ? "" : String.valueOf(panel + 1);
    }
}
