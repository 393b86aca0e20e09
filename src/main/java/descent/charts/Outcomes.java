package descent.charts;

import descent.experiments.Verdict;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A row for each verdict: the claim, what became of it, and the spread of what was measured, each on its own scale. */
final class Outcomes {
    private static final int LEFT = 330, WIDTH = 400, ROW = 56, GAP = 46, LINE = 46;

    private Outcomes() {}

    static Chart chart(Verdict... verdicts) {
        var panels =
                new Panels(verdicts.length, 1, WIDTH, ROW).gaps(0, GAP).top(64).left(verdicts.length == 0 ? 66 : LEFT);
        for (int i = 0; i < verdicts.length; i++) {
            row(panels, i, verdicts[i]);
        }
        panels.put("showlegend", false);
        return panels.chart("Verdicts").patch(Map.of("title", Map.of("xref", "container", "x", 0.02)));
    }

    private static void row(Panels panels, int row, Verdict verdict) {
        String color = color(verdict);
        double[] values = verdict.values().stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .toArray();
        if (values.length > 1) {
            panels.add(row, Spreads.box("", values, 0, color));
        } else {
            panels.add(row, point(values, color));
        }
        if (Decades.span(values)) {
            panels.x(row).putAll(Theme.LOG);
        }
        panels.x(row).put("nticks", 6);
        var side = panels.y(row);
        side.put("range", List.of(-0.5, 0.5));
        side.put("showticklabels", false);
        side.put("showgrid", false);
        side.put("ticks", "");
        side.put("showline", false);
        String outcome = broken(verdict.claim() + " " + verdict.outcome());
        String id = Theme.literal(verdict.claim());
        note(panels, row, mark(verdict) + " <b>" + id + "</b>" + outcome.substring(id.length()), color, "bottom");
        note(panels, row, broken(verdict.measured()), Theme.INK, "top");
    }

    /** Lines in the left margin, above or below the middle of the row. */
    private static void note(Panels panels, int row, String text, String color, String anchor) {
        var note = Theme.note(text, 0, 0, "left", anchor);
        note.put("yref", row == 0 ? "y" : "y" + (row + 1));
        note.put("xshift", 14 - LEFT);
        note.put("align", "left");
        note.put("font", Map.of("color", color, "size", 12));
        panels.note(note);
    }

    /** In lines of about {@link #LINE} letters, three at most. */
    private static String broken(String text) {
        var lines = new StringBuilder();
        int length = 0, count = 1;
        for (String word : text.split(" ")) {
            if (length > 0 && length + word.length() > LINE) {
                if (++count > 3) {
                    return lines.append(" …").toString();
                }
                lines.append("<br>");
                length = 0;
            } else if (length > 0) {
                lines.append(' ');
            }
            lines.append(Theme.literal(word));
            length += word.length() + 1;
        }
        return lines.toString();
    }

    private static Map<String, Object> point(double[] values, String color) {
        var trace = new LinkedHashMap<String, Object>();
        trace.put("type", "scatter");
        trace.put("mode", "markers");
        trace.put("x", values);
        trace.put("y", Arrays.stream(values).map(v -> 0).toArray());
        trace.put("marker", Map.of("color", color, "size", 10, "symbol", "diamond"));
        trace.put("hovertemplate", "%{x:.4g}<extra></extra>");
        return trace;
    }

    private static String color(Verdict verdict) {
        return verdict.outcome().equals("holds") ? "#0072B2" : conditional(verdict) ? "#b36b00" : "#882255";
    }

    private static String mark(Verdict verdict) {
        return verdict.outcome().equals("holds") ? "✓" : conditional(verdict) ? "◐" : "✗";
    }

    private static boolean conditional(Verdict verdict) {
        return verdict.outcome().startsWith("holds only");
    }
}
