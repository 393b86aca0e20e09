package descent.charts;

import descent.experiments.Results;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import tech.tablesaw.api.Table;

/**
 * The learning curves of an experiment: a panel for each measure, a colour for each variant, means over the seeds with bands.
 * Of up to three variants training is solid and validation dashed; of more only validation is drawn, where there is any.
 */
final class RunCurves {
    private static final String VALIDATION = "validation ";
    private static final Set<String> NOT_MEASURES = Set.of("seed", "epoch", "step", "learning rate", "seconds");
    private static final int BOTH = 3;

    private final Table curves;
    private final Groups groups;
    private final Map<String, String> shown = new LinkedHashMap<>();
    private final boolean both;

    RunCurves(Results results) {
        curves = results.curves();
        groups = new Groups(curves, results.factor());
        Table runs = results.table();
        for (String variant : groups.names()) {
            Table own = runs.where(runs.stringColumn(0).isEqualTo(variant));
            int failed = own.stringColumn("error").isNotEqualTo("").size();
            shown.put(variant, failed == 0 ? variant : variant + " (" + failed + " of " + own.rowCount() + " failed)");
        }
        both = groups.names().size() <= BOTH;
    }

    Chart chart() {
        List<String> measures = measures();
        var panels = new Panels(measures.size(), 2, measures.size() == 1 ? 480 : 285, 230)
                .gaps(70, 64)
                .top(76)
                .legend(List.copyOf(shown.values()));
        for (int i = 0; i < measures.size(); i++) {
            panel(panels, i, measures.get(i));
        }
        if (both && measures.stream().anyMatch(this::hasValidation)) {
            LearningCurves.role(panels, "training", "solid");
            LearningCurves.role(panels, "validation", "dash");
        }
        panels.put("showlegend", true);
        return panels.chart("Learning curves");
    }

    private void panel(Panels panels, int panel, String measure) {
        List<String> columns = columns(measure);
        double[] all = columns.stream()
                .flatMapToDouble(column -> DoubleStream.of(Curves.numbers(curves, column)))
                .toArray();
        boolean share = LearningCurves.SHARES.contains(measure), log = !share && Decades.span(all);
        double[] epochs = Curves.numbers(curves, "epoch");
        List<String> names = groups.names(), colors = Groups.colors(names);
        for (int i = 0; i < names.size(); i++) {
            for (String column : columns) {
                double[] values = groups.pick(Curves.numbers(curves, column), names.get(i));
                Band band = Band.of(groups.pick(epochs, names.get(i)), values);
                String dash = both && column.startsWith(VALIDATION) ? "dash" : both ? "solid" : Groups.dash(names, i);
                boolean named = panel == 0 && column.equals(columns.get(0));
                var traces = (log ? band.aboveLeast() : share ? band.within(0, 1) : band)
                        .traces(shown.get(names.get(i)), colors.get(i), dash);
                for (var trace : traces) {
                    panels.add(panel, Curves.inLegend(named && !trace.containsKey("fill"), new LinkedHashMap<>(trace)));
                }
            }
        }
        panels.title(panel, both ? measure : columns.get(0));
        LearningCurves.axes(panels, panel, (int) DoubleStream.of(epochs).max().orElse(0), share, log);
    }

    /** The columns of a measure that are drawn. */
    private List<String> columns(String measure) {
        boolean training = curves.columnNames().contains(measure);
        return !hasValidation(measure)
                ? List.of(measure)
                : both && training ? List.of(measure, VALIDATION + measure) : List.of(VALIDATION + measure);
    }

    private boolean hasValidation(String measure) {
        return curves.columnNames().contains(VALIDATION + measure);
    }

    private List<String> measures() {
        var measures = new LinkedHashSet<String>();
        for (String name : Curves.numericColumns(curves)) {
            if (!NOT_MEASURES.contains(name)) {
                measures.add(name.startsWith(VALIDATION) ? name.substring(VALIDATION.length()) : name);
            }
        }
        return List.copyOf(measures);
    }
}
