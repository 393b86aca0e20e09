package descent.charts;

import descent.Network;
import descent.charts.Blocks.Block;
import descent.charts.Blocks.Box;
import descent.charts.Blocks.Branches;
import descent.charts.Blocks.Repeat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A network as boxes from top to bottom, with the shapes that pass between them. */
final class Diagram {
    private static final int BOX = 26, ARROW = 26, PAD = 12, GAP = 24, WIDTH = 330, SKIP = 26;

    private final List<Map<String, Object>> shapes = new ArrayList<>();
    private final List<Map<String, Object>> notes = new ArrayList<>();
    private final List<Double> boxX = new ArrayList<>(), boxY = new ArrayList<>();
    private final List<String> boxTexts = new ArrayList<>();
    private final Network network;

    Diagram(Network network) {
        this.network = network;
    }

    Chart chart() {
        List<Block> blocks = new Blocks(network).all();
        int width = width(blocks), height = height(blocks) + 2 * ARROW + 16;
        double middle = width / 2.0;
        note("input " + network.inputShape(), middle, 0, "center", Theme.INK, 12);
        arrow(middle, 10, ARROW + 4, null);
        double y = draw(blocks, middle, ARROW + 4);
        arrow(middle, y, y + ARROW - 4, null);
        note("output " + network.outputShape(), middle, y + ARROW + 6, "center", Theme.INK, 12);
        String total = String.format(Locale.ROOT, "%,d parameters in all", network.parameterCount());
        note(total, middle, y + ARROW + 28, "center", Theme.INK, 13);
        int all = height + 36;
        var layout = Theme.layout(network.toString(), Math.max(width, 260) + 48, all + 84);
        double spare = (Math.max(width, 260) - width) / 2.0;
        layout.put("margin", Map.of("l", 24, "r", 24, "t", 60, "b", 24));
        var xAxis = Theme.noAxis();
        xAxis.putAll(Map.of("range", List.of(-spare, width + spare), "fixedrange", true));
        var yAxis = Theme.noAxis();
        yAxis.putAll(Map.of("range", List.of(all - 8, -8), "fixedrange", true));
        layout.putAll(Map.of("xaxis", xAxis, "yaxis", yAxis, "shapes", shapes, "annotations", notes));
        return Chart.of(List.of(hover()), layout);
    }

    /** Draws blocks from {@code top} on, each under the other, and says where the last one ends. */
    private double draw(List<Block> blocks, double middle, double top) {
        double y = top;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            y = draw(block, middle, y);
            boolean joined = i + 1 < blocks.size() && Blocks.isAttached(blocks.get(i + 1));
            if (!joined && i + 1 < blocks.size()) {
                arrow(middle, y, y + ARROW, block.out().toString());
                y += ARROW;
            }
        }
        return y;
    }

    private double draw(Block block, double middle, double top) {
        if (block instanceof Box box) {
            box(box, middle, top);
        } else if (block instanceof Repeat repeat) {
            double y = top + PAD;
            frame(middle, top, width(repeat), height(repeat));
            y = draw(repeat.blocks(), middle, y);
            note(
                    "<b>× " + repeat.times() + "</b>",
                    middle + width(repeat) / 2.0 - 6,
                    top + height(repeat) - 9,
                    "right",
                    Theme.INK,
                    12);
        } else if (block instanceof Branches branches) {
            branches(branches, middle, top);
        }
        return top + height(block);
    }

    private void box(Box box, double middle, double top) {
        var shape = rectangle(middle - WIDTH / 2.0, top, middle + WIDTH / 2.0, top + BOX);
        shape.put("fillcolor", box.color());
        shape.put("line", Map.of("color", Theme.EDGE, "width", 1));
        shapes.add(shape);
        double line = top + BOX / 2.0;
        boxX.add(middle);
        boxY.add(line);
        boxTexts.add(Theme.literal(box.name()) + "<br>" + box.out());
        note(box.numbers(), middle - WIDTH / 2.0 + 8, line, "left", Theme.FAINT, 10);
        note(Theme.literal(shortened(box.name())), middle - WIDTH / 2.0 + 38, line, "left", Theme.INK, 12);
        if (box.parameters() > 0) {
            String count = String.format(Locale.ROOT, "%,d", box.parameters());
            note(count, middle + WIDTH / 2.0 - 8, line, "right", Theme.INK, 11);
        }
    }

    /** Points that are not seen: under the mouse they say the whole name of their box. */
    private Map<String, Object> hover() {
        var trace = new LinkedHashMap<String, Object>();
        trace.put("type", "scatter");
        trace.put("mode", "markers");
        trace.put("x", boxX);
        trace.put("y", boxY);
        trace.put("text", boxTexts);
        trace.put("hovertemplate", "%{text}<extra></extra>");
        trace.put("marker", Map.of("size", BOX, "opacity", 0));
        trace.put("showlegend", false);
        return trace;
    }

    private static String shortened(String name) {
        return name.length() <= 36 ? name : name.substring(0, 35) + "…";
    }

    /** Side by side, from one point and back to one. */
    private void branches(Branches branches, double middle, double top) {
        int width = width(branches), height = height(branches);
        frame(middle, top, width, height);
        note(branches.name(), middle - width / 2.0 + 8, top + 11, "left", Theme.FAINT, 10);
        double from = top + PAD, to = top + height - PAD - 8, x = middle - inner(branches) / 2.0;
        for (List<Block> branch : branches.branches()) {
            int own = branch.isEmpty() ? SKIP : width(branch);
            double at = x + own / 2.0;
            line(middle, from, at, from);
            if (branch.isEmpty()) {
                line(at, from, at, to);
            } else {
                arrow(at, from, from + ARROW, null);
                double end = draw(branch, at, from + ARROW);
                line(at, end, at, to);
            }
            line(at, to, middle, to);
            x += own + GAP;
        }
        line(middle, top, middle, from);
        line(middle, to, middle, top + height);
        var dot = rectangle(middle - 8, to - 8, middle + 8, to + 8);
        dot.putAll(Map.of("type", "circle", "fillcolor", "#ffffff", "line", Map.of("color", Theme.INK, "width", 1)));
        shapes.add(dot);
        note(branches.sum() ? "+" : "‖", middle, to, "center", Theme.INK, 11);
    }

    private static int width(List<Block> blocks) {
        return blocks.stream().mapToInt(Diagram::width).max().orElse(WIDTH);
    }

    private static int width(Block block) {
        if (block instanceof Repeat repeat) {
            return width(repeat.blocks()) + 2 * PAD;
        }
        return block instanceof Branches branches ? inner(branches) + 2 * PAD : WIDTH;
    }

    private static int inner(Branches branches) {
        int width = -GAP;
        for (List<Block> branch : branches.branches()) {
            width += GAP + (branch.isEmpty() ? SKIP : width(branch));
        }
        return width;
    }

    private static int height(List<Block> blocks) {
        int height = blocks.isEmpty() ? 0 : -ARROW;
        for (int i = 0; i < blocks.size(); i++) {
            boolean joined = i + 1 < blocks.size() && Blocks.isAttached(blocks.get(i + 1));
            height += height(blocks.get(i)) + (joined ? 0 : ARROW);
        }
        return height;
    }

    private static int height(Block block) {
        if (block instanceof Repeat repeat) {
            return height(repeat.blocks()) + 2 * PAD + 8;
        }
        if (block instanceof Branches branches) {
            return branches.branches().stream().mapToInt(Diagram::height).max().orElse(0) + 2 * PAD + ARROW + 24;
        }
        return BOX;
    }

    private void frame(double middle, double top, int width, int height) {
        var shape = rectangle(middle - width / 2.0, top, middle + width / 2.0, top + height);
        shape.put("line", Map.of("color", Theme.EDGE, "width", 1, "dash", "dot"));
        shape.put("fillcolor", "rgba(0,0,0,0.02)");
        shapes.add(shape);
    }

    private static Map<String, Object> rectangle(double x0, double y0, double x1, double y1) {
        return new LinkedHashMap<>(Map.of("type", "rect", "x0", x0, "y0", y0, "x1", x1, "y1", y1, "layer", "below"));
    }

    private void line(double x0, double y0, double x1, double y1) {
        shapes.add(Map.of(
                "type",
                "line",
                "x0",
                x0,
                "y0",
                y0,
                "x1",
                x1,
                "y1",
                y1,
                "layer",
                "below",
                "line",
                Map.of("color", Theme.FAINT, "width", 1.2)));
    }

    private void arrow(double x, double from, double to, String shape) {
        line(x, from, x, to - 6);
        shapes.add(Map.of(
                "type",
                "path",
                "path",
                "M" + (x - 4) + "," + (to - 7) + "L" + (x + 4) + "," + (to - 7) + "L" + x + "," + to + "Z",
                "fillcolor",
                Theme.FAINT,
                "layer",
                "below",
                "line",
                Map.of("width", 0)));
        if (shape != null) {
            note(shape, x + 9, (from + to) / 2 - 1, "left", Theme.FAINT, 10);
        }
    }

    private void note(String text, double x, double y, String anchor, String color, int size) {
        var note = Theme.note(text, x, y, anchor, "middle");
        note.putAll(Map.of("xref", "x", "yref", "y", "font", Map.of("size", size, "color", color)));
        notes.add(note);
    }
}
