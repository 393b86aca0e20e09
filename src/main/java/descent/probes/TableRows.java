package descent.probes;

import java.util.LinkedHashMap;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Builds a table row by row; the first row says which columns there are.
 *
 * <pre>{@code
 * var rows = new TableRows("race");
 * rows.add("optimizer", "Adam", "steps", 57);
 * rows.add("optimizer", "SGD", "steps", 21);
 * rows.table()
 * }</pre>
 */
public final class TableRows {
    private final String name;
    private final Map<String, Column<?>> columns = new LinkedHashMap<>();

    /** @param name the title of the table */
    public TableRows(String name) {
        this.name = name;
    }

    /**
     * Adds a row. Returns this.
     *
     * @param namesAndValues the name of a column, its value, the next name, its value, ...: a number makes a column of
     *     numbers, anything else a column of text
     * @throws IllegalArgumentException if the columns or their kinds are not those of the first row
     */
    public TableRows add(Object... namesAndValues) {
        boolean first = columns.isEmpty();
        if (namesAndValues.length % 2 != 0 || !first && namesAndValues.length != 2 * columns.size()) {
            throw new IllegalArgumentException("row of " + name + " expects a value for each of "
                    + (first ? "its names" : columns.keySet()) + ", but got " + namesAndValues.length / 2.0);
        }
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String column = String.valueOf(namesAndValues[i]);
            Object value = namesAndValues[i + 1];
            if (first) {
                columns.put(
                        column, value instanceof Number ? DoubleColumn.create(column) : StringColumn.create(column));
            }
            append(column, value);
        }
        return this;
    }

    private void append(String name, Object value) {
        Column<?> column = columns.get(name);
        if (column instanceof DoubleColumn numbers && value instanceof Number number) {
            numbers.append(number.doubleValue());
        } else if (column instanceof StringColumn texts && !(value instanceof Number)) {
            texts.append(String.valueOf(value));
        } else {
            throw new IllegalArgumentException("row of " + this.name + " expects "
                    + (column == null ? "one of " + columns.keySet() : column.type() + " for " + name) + ", but got "
                    + name + " " + value);
        }
    }

    /** All rows so far, as a table of its own. */
    public Table table() {
        return Table.create(name, columns.values().stream().map(Column::copy).toArray(Column<?>[]::new));
    }
}
