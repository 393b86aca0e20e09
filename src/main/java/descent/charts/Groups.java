package descent.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/** The rows of a table by the values of a column, in the order in which they appear, with a colour for each. */
final class Groups {
    private final Map<String, List<Integer>> rows = new LinkedHashMap<>();

    /** All rows in one group without a name if {@code by} is null. */
    Groups(Table table, String by) {
        for (int r = 0; r < table.rowCount(); r++) {
            String name = by == null ? "" : text(table, by, r);
            rows.computeIfAbsent(name, any -> new ArrayList<>()).add(r);
        }
    }

    /** A cell as text; a whole number without its decimals. */
    static String text(Table table, String column, int row) {
        Object value = table.column(column).get(row);
        return value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e9
                ? String.valueOf(number.longValue())
                : String.valueOf(value);
    }

    List<String> names() {
        return List.copyOf(rows.keySet());
    }

    /** The values in the rows of a group. */
    double[] pick(double[] values, String name) {
        return rows.get(name).stream().mapToDouble(r -> values[r]).toArray();
    }

    List<Integer> rows(String name) {
        return rows.get(name);
    }

    /** From light to dark where the names are rising numbers, such as epochs; apart from each other if not. */
    static List<String> colors(List<String> names) {
        var colors = new ArrayList<String>();
        boolean ordered = names.size() > 3 && rising(names);
        for (int i = 0; i < names.size(); i++) {
            colors.add(ordered ? Theme.between(i / (names.size() - 1.0)) : Theme.color(i));
        }
        return colors;
    }

    /** Solid; where colours repeat, the dashes change. */
    static String dash(List<String> names, int index) {
        return names.size() > 3 && rising(names)
                ? "solid"
                : String.valueOf(Theme.line(index).get("dash"));
    }

    private static boolean rising(List<String> names) {
        double[] numbers = names.stream().mapToDouble(Groups::number).toArray();
        boolean rising = Arrays.stream(numbers).allMatch(Double::isFinite);
        for (int i = 1; i < numbers.length; i++) {
            rising &= numbers[i] > numbers[i - 1];
        }
        return rising;
    }

    /** The number that is written there; NaN if it is none. */
    static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
