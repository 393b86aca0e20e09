package descent.experiments;

import descent.training.History;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of one trial.
 *
 * @param key which trial
 * @param values what was measured, by name
 * @param error why it failed; empty if it went well
 * @param curves by column of the history a number for each epoch; empty if the trial was not a training
 */
record Run(Key key, Map<String, Double> values, String error, Map<String, double[]> curves) {
    /** Which trial. */
    record Key(String variant, long seed) {}

    int epochs() {
        return curves.values().stream().mapToInt(curve -> curve.length).max().orElse(0);
    }

    /** A trial that measured numbers. */
    static Run measured(Key key, Map<String, Double> values) {
        return new Run(key, values, "", Map.of());
    }

    /** A training: its numbers are the last of every column, but for the clock's, which other trials disturb. */
    static Run trained(Key key, History history, String factor) {
        var curves = curves(history, factor);
        var values = new LinkedHashMap<String, Double>();
        curves.forEach((name, numbers) -> {
            if (!name.equals("step") && !name.equals("seconds") && numbers.length > 0) {
                values.put(name, numbers[numbers.length - 1]);
            }
        });
        return new Run(key, values, "", curves);
    }

    /** A trial that failed. */
    static Run failed(Key key, Exception e, Map<String, double[]> curves) {
        return new Run(key, Map.of(), e.getMessage() == null ? e.toString() : e.getMessage(), curves);
    }

    /** The columns but for {@code epoch}. A column called like the factor says what the factor says, and is left out. */
    static Map<String, double[]> curves(History history, String factor) {
        var curves = new LinkedHashMap<String, double[]>();
        curves.put("step", history.table().intColumn("step").asDoubleArray());
        history.names().stream()
                .filter(name -> !name.equalsIgnoreCase(factor))
                .forEach(name -> curves.put(name, history.values(name)));
        return curves;
    }
}
