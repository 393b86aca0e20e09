package descent.probes;

import descent.internal.Check;
import org.ejml.data.FMatrixRMaj;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Counts numbers into bins of equal width and collects them in a table, one row per bin. */
final class Bins {
    private final double from, to;
    private final int bins;
    private final Table table = Table.create(
            "histogram",
            StringColumn.create("layer"),
            StringColumn.create("kind"),
            DoubleColumn.create("from"),
            DoubleColumn.create("to"),
            DoubleColumn.create("share"));

    Bins(String where, double from, double to, int bins) {
        if (!(from < to)) {
            throw new IllegalArgumentException(where + " expects from < to, but got " + from + " and " + to);
        }
        this.from = from;
        this.to = to;
        this.bins = Check.atLeastOne(where, "bins", bins);
    }

    /** What is outside the range counts in the first or the last bin. */
    void add(String layer, String kind, FMatrixRMaj... values) {
        var shares = new double[bins];
        int count = 0;
        for (FMatrixRMaj m : values) {
            count += m.getNumElements();
        }
        double scale = bins / (to - from), one = 1.0 / count, width = (to - from) / bins;
        for (FMatrixRMaj m : values) {
            for (int i = 0, n = m.getNumElements(); i < n; i++) {
                int bin = (int) Math.floor((m.data[i] - from) * scale);
                shares[Math.max(0, Math.min(bins - 1, bin))] += one;
            }
        }
        for (int bin = 0; bin < bins; bin++) {
            table.stringColumn("layer").append(layer);
            table.stringColumn("kind").append(kind);
            table.doubleColumn("from").append(from + bin * width);
            table.doubleColumn("to").append(from + (bin + 1) * width);
            table.doubleColumn("share").append(shares[bin]);
        }
    }

    Table table() {
        return table;
    }
}
