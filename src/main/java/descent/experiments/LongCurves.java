package descent.experiments;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The curves of all runs under each other: a row for each run and epoch. */
final class LongCurves {
    private LongCurves() {}

    static Table table(String factor, Collection<Run> runs) {
        Set<String> names = new LinkedHashSet<>();
        runs.forEach(run -> names.addAll(run.curves().keySet()));
        var variant = StringColumn.create(factor);
        var seed = LongColumn.create("seed");
        var epoch = IntColumn.create("epoch");
        List<DoubleColumn> measures = names.stream().map(DoubleColumn::create).toList();
        for (Run run : runs) {
            for (int e = 0; e < run.epochs(); e++) {
                variant.append(run.key().variant());
                seed.append(run.key().seed());
                epoch.append(e + 1);
                for (DoubleColumn measure : measures) {
                    double[] curve = run.curves().get(measure.name());
                    measure.append(curve == null ? Double.NaN : curve[e]);
                }
            }
        }
        var columns = new ArrayList<Column<?>>(List.of(variant, seed, epoch));
        columns.addAll(measures);
        return Table.create("curves", columns);
    }
}
