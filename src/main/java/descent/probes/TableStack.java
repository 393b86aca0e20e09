package descent.probes;

import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Puts tables of the same kind under each other, each with its label in a first column.
 *
 * <pre>{@code
 * var grid = new TableStack("initializer");
 * grid.add("He", Probes.histogram(heNetwork, x, -1, 1, 40));
 * grid.add("Glorot", Probes.histogram(glorotNetwork, x, -1, 1, 40));
 * grid.table();
 * }</pre>
 */
public final class TableStack {
    private final String column;
    private Table all;

    /** @param column the name of the column with the labels */
    public TableStack(String column) {
        this.column = column;
    }

    /** Adds a copy of {@code table} under what is there, with that text in the first column. Returns this. */
    public TableStack add(String label, Table table) {
        var labels = StringColumn.create(column);
        table.forEach(row -> labels.append(label));
        return add(labels, table);
    }

    /** Adds a copy of {@code table} under what is there, with that number in the first column. Returns this. */
    public TableStack add(double label, Table table) {
        var labels = DoubleColumn.create(column);
        table.forEach(row -> labels.append(label));
        return add(labels, table);
    }

    private TableStack add(Column<?> labels, Table table) {
        Table labelled = table.copy().insertColumn(0, labels);
        all = all == null ? labelled : all.append(labelled);
        return this;
    }

    /** Whether nothing has been added yet. */
    public boolean isEmpty() {
        return all == null;
    }

    /**
     * All tables in one.
     *
     * @throws IllegalStateException if nothing has been added
     */
    public Table table() {
        if (all == null) {
            throw new IllegalStateException("nothing has been added to the stack by " + column);
        }
        return all;
    }
}
