package descent.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * What training recorded: one row per epoch with the columns {@code epoch}, {@code step} (from the start), {@code loss},
 * one per metric, the same with {@code validation} in front if there is validation data, {@code learning rate} and {@code
 * seconds} since the start.
 *
 * <p>Loss and metrics of the training data are those of the batches as they were trained on, so they lag behind the
 * network by half an epoch; those of the validation data are of the network at the end of the epoch.
 */
public final class History {
    private final List<Integer> steps = new ArrayList<>();
    private final Map<String, List<Double>> columns = new LinkedHashMap<>();
    private String ending = "under way";

    /** Package-private: the trainer writes, everybody else reads. */
    History() {}

    void add(int step, Map<String, Double> values) {
        steps.add(step);
        values.forEach((name, value) ->
                columns.computeIfAbsent(name, any -> new ArrayList<>()).add(value));
    }

    void end(String how) {
        ending = how;
    }

    /** Number of epochs that were finished. */
    public int epochs() {
        return steps.size();
    }

    /** How training ended: {@code "all 20 epochs"}, the reason for stopping, or {@code "under way"}. */
    public String ending() {
        return ending;
    }

    /** The names of the columns with measurements, without {@code epoch} and {@code step}. */
    public List<String> names() {
        return List.copyOf(columns.keySet());
    }

    /** One column, one number per epoch: {@code values("validation accuracy")}. */
    public double[] values(String name) {
        List<Double> values = columns.get(name);
        if (values == null) {
            throw new IllegalArgumentException("the history has the columns " + columns.keySet() + ", but not " + name);
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The value of a column at the end of training. */
    public double last(String name) {
        double[] values = values(name);
        return values[values.length - 1];
    }

    /**
     * How many steps training took until a column met a goal: those up to the end of the first epoch whose value does, or
     * infinity if none does.
     *
     * <pre>{@code history.stepsUntil("loss", loss -> loss < 0.1)}</pre>
     */
    public double stepsUntil(String name, DoublePredicate goal) {
        double[] values = values(name);
        for (int i = 0; i < values.length; i++) {
            if (goal.test(values[i])) {
                return steps.get(i);
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /** The whole record as a new table, one row per epoch. */
    public Table table() {
        var table = Table.create("history");
        table.addColumns(
                IntColumn.indexColumn("epoch", epochs(), 1),
                IntColumn.create(
                        "step", steps.stream().mapToInt(Integer::intValue).toArray()));
        columns.keySet().forEach(name -> table.addColumns(DoubleColumn.create(name, values(name))));
        return table;
    }

    /** Number of epochs, how training ended, and the last row. */
    @Override
    public String toString() {
        var text = new StringBuilder("History: " + epochs() + " epochs (" + ending + ")");
        if (epochs() > 0) {
            columns.keySet()
                    .forEach(name -> text.append(String.format(java.util.Locale.ROOT, ", %s %.4g", name, last(name))));
        }
        return text.toString();
    }
}
