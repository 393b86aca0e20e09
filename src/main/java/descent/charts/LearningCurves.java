package descent.charts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import tech.tablesaw.api.Table;

/** One panel for the loss and one for each metric; training is solid, validation dashed. */
final class LearningCurves {
    private static final String VALIDATION = "validation ";
    private static final Set<String> NOT_MEASURES = Set.of("epoch", "step", "learning rate", "seconds");
    static final Set<String> SHARES = Set.of("accuracy", "precision", "recall", "f1");

    private final Map<String, Table> histories;

    LearningCurves(Map<String, Table> histories) {
        this.histories = histories;
    }

    Chart chart() {
        List<String> measures = measures();
        boolean several = histories.size() > 1;
        var names = several ? List.copyOf(histories.keySet()) : List.of("validation");
        var panels = new Panels(measures.size(), 2, measures.size() == 1 ? 480 : 285, 230)
                .gaps(70, 64)
                .top(76)
                .legend(names);
        for (int i = 0; i < measures.size(); i++) {
            panel(panels, i, measures.get(i));
        }
        if (several && hasValidation()) {
            role(panels, "training", "solid");
            role(panels, "validation", "dash");
        }
        panels.put("showlegend", several || hasValidation());
        return panels.chart("Learning curves");
    }

    private void panel(Panels panels, int panel, String measure) {
        boolean several = histories.size() > 1;
        int i = 0;
        int longest = 0;
        for (var history : histories.entrySet()) {
            Table table = history.getValue();
            longest = Math.max(longest, table.rowCount());
            for (String column : List.of(measure, VALIDATION + measure)) {
                if (!has(table, column)) {
                    continue;
                }
                boolean training = column.equals(measure);
                String color = Theme.color(several ? i : training ? 0 : 1, histories.size());
                String name = several ? history.getKey() : training ? "training" : "validation";
                var line = Theme.line(color, training ? "solid" : "dash");
                var trace = Curves.line(name, epochs(table), Curves.numbers(table, column), line);
                boolean named = panel == 0 && (training || !several || !has(table, measure));
                panels.add(panel, Curves.inLegend(named, trace));
            }
            i++;
        }
        panels.title(panel, measure);
        boolean share = SHARES.contains(measure);
        axes(panels, panel, longest, share, !share && Decades.span(all(measure)));
    }

    /** Whether values under this name need a logarithmic scale: they span decades and are not shares of a whole. */
    static boolean log(String name, double[] values) {
        return !SHARES.contains(name.replace(VALIDATION, "").replace("test ", "")) && Decades.span(values);
    }

    /** Epochs below, shares in per cent at the side. */
    static void axes(Panels panels, int panel, int epochs, boolean share, boolean log) {
        panels.x(panel).put("title", Theme.axisTitle("epoch"));
        panels.x(panel).put("tickformat", "d");
        if (epochs <= 10) {
            panels.x(panel).put("dtick", 1);
        }
        if (share) {
            panels.y(panel).put("tickformat", ".1~%");
        } else if (log) {
            panels.y(panel).putAll(Theme.LOG);
        }
    }

    /** A line of the legend that says what solid and dashed mean. */
    static void role(Panels panels, String name, String dash) {
        var trace =
                Curves.line(name, new double[] {Double.NaN}, new double[] {Double.NaN}, Theme.line(Theme.FAINT, dash));
        trace.put("mode", "lines");
        trace.put("legendrank", 2000);
        trace.put("hoverinfo", "skip");
        panels.add(0, trace);
    }

    private List<String> measures() {
        var measures = new LinkedHashSet<String>();
        for (Table table : histories.values()) {
            for (String name : Curves.numericColumns(table)) {
                String measure = name.startsWith(VALIDATION) ? name.substring(VALIDATION.length()) : name;
                if (!NOT_MEASURES.contains(name)
                        && DoubleStream.of(Curves.numbers(table, name)).anyMatch(Double::isFinite)) {
                    measures.add(measure);
                }
            }
        }
        return measures.isEmpty() ? List.of("loss") : new ArrayList<>(measures);
    }

    private boolean hasValidation() {
        return histories.values().stream()
                .anyMatch(table -> measures().stream().anyMatch(measure -> has(table, VALIDATION + measure)));
    }

    private double[] all(String measure) {
        return histories.values().stream()
                .flatMapToDouble(table -> List.of(measure, VALIDATION + measure).stream()
                        .filter(column -> has(table, column))
                        .flatMapToDouble(column -> DoubleStream.of(Curves.numbers(table, column))))
                .toArray();
    }

    private static boolean has(Table table, String column) {
        return table.columnNames().contains(column);
    }

    private static double[] epochs(Table table) {
        return has(table, "epoch")
                ? Curves.numbers(table, "epoch")
                : DoubleStream.iterate(1, e -> e + 1).limit(table.rowCount()).toArray();
    }
}
