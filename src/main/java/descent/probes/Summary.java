package descent.probes;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The columns that describe how many numbers are distributed, one row per layer. */
final class Summary {
    private static final double[] QUANTILES = {0, 0.05, 0.5, 0.95, 1};
    private static final String[] STATISTICS = {"mean", "std", "min", "q05", "median", "q95", "max"};

    private final Table table =
            Table.create(StringColumn.create("layer"), StringColumn.create("kind"), IntColumn.create("units"));

    Summary(String name, String... more) {
        table.setName(name);
        for (String statistic : STATISTICS) {
            table.addColumns(DoubleColumn.create(statistic));
        }
        for (String column : more) {
            table.addColumns(DoubleColumn.create(column));
        }
    }

    void add(String layer, String kind, FMatrixRMaj values, double... more) {
        int n = values.getNumElements();
        var sorted = Arrays.copyOf(values.data, n);
        Arrays.sort(sorted);
        double sum = 0, squares = 0;
        for (float value : sorted) {
            sum += value;
        }
        double mean = sum / n;
        for (float value : sorted) {
            squares += (value - mean) * (value - mean);
        }
        table.stringColumn("layer").append(layer);
        table.stringColumn("kind").append(kind);
        table.intColumn("units").append(values.numCols);
        append(3, mean);
        append(4, Math.sqrt(squares / n));
        for (int q = 0; q < QUANTILES.length; q++) {
            append(5 + q, sorted[(int) Math.round(QUANTILES[q] * (n - 1))]);
        }
        for (int i = 0; i < more.length; i++) {
            append(3 + STATISTICS.length + i, more[i]);
        }
    }

    private void append(int column, double value) {
        table.doubleColumn(column).append(value);
    }

    Table table() {
        return table;
    }
}
