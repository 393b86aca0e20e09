package descent.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/** The trials of a search that went well, from worst to best, by what was set and what came out. */
final class Trials {
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /**
     * One axis: where each trial stands on it and what is written beside it.
     *
     * @param places for each trial the number, its logarithm, or which of the categories it is
     * @param from where the axis begins
     * @param to where it ends
     * @param categories what stands at 0, 1, 2 and so on; empty for numbers
     * @param log whether places are logarithms
     */
    record Axis(String name, double[] places, double from, double to, List<String> categories, boolean log) {
        /** The places with a text: categories, or powers of ten and numbers between them; empty for plain numbers. */
        double[] ticks() {
            if (!categories.isEmpty()) {
                return IntStream.range(0, categories.size()).asDoubleStream().toArray();
            }
            if (!log) {
                return new double[0];
            }
            double[] digits = to - from > 2.5 ? new double[] {1} : new double[] {1, 2, 5};
            return IntStream.rangeClosed((int) Math.floor(from), (int) Math.floor(to))
                    .boxed()
                    .flatMapToDouble(power -> DoubleStream.of(digits).map(digit -> power + Math.log10(digit)))
                    .filter(place -> place >= from - 1e-9 && place <= to + 1e-9)
                    .toArray();
        }

        String text(double tick) {
            if (!categories.isEmpty()) {
                return Theme.literal(categories.get((int) tick));
            }
            int power = (int) Math.floor(tick + 1e-9);
            long digit = Math.round(Math.pow(10, tick - power));
            if (Math.abs(power) <= 2) {
                return power >= 0
                        ? String.valueOf(digit * (long) Math.pow(10, power))
                        : String.format(Locale.ROOT, "%." + -power + "f", digit * Math.pow(10, power));
            }
            var text = new StringBuilder(digit == 1 ? "10" : digit + "·10").append(power < 0 ? "⁻" : "");
            String.valueOf(Math.abs(power)).chars().forEach(c -> text.append(RAISED.charAt(c - '0')));
            return text.toString();
        }
    }

    final List<Axis> parameters = new ArrayList<>();
    final Axis objective;
    final int failed;

    /** How many trials at the end are the best: a tenth, and at least one. */
    final int best;

    Trials(Table trials, String objective, String... names) {
        double[] values = Curves.numbers(trials, objective);
        int[] rows = IntStream.range(0, values.length)
                .filter(i -> Double.isFinite(values[i]))
                .boxed()
                .sorted((a, b) -> Double.compare(values[a], values[b]))
                .mapToInt(i -> i)
                .toArray();
        failed = values.length - rows.length;
        best = Math.min(rows.length, Math.max(1, rows.length / 10));
        for (String name : names) {
            parameters.add(axis(trials, name, rows));
        }
        this.objective = numbers(objective, pick(values, rows), false);
    }

    /** The hyper-parameters of a table of trials: all columns that vary, but those that say how it went. */
    static String[] varying(Table trials, String objective) {
        var given = List.of(objective, "round", "seed", "error");
        return trials.columns().stream()
                .filter(column -> !given.contains(column.name()) && column.countUnique() > 1)
                .map(column -> column.name())
                .toArray(String[]::new);
    }

    int count() {
        return objective.places.length;
    }

    /** Whether a trial is one of the best. */
    boolean isBest(int trial) {
        return trial >= count() - best;
    }

    /** A title, with the number of trials that failed if there are any. */
    String title(String what) {
        return failed == 0 ? what : what + " (" + failed + " failed, not shown)";
    }

    private static Axis axis(Table trials, String name, int[] rows) {
        if (trials.column(name) instanceof NumericColumn<?>) {
            double[] values = pick(Curves.numbers(trials, name), rows);
            return numbers(name, values, Decades.geometric(values));
        }
        String[] texts = Arrays.stream(rows)
                .mapToObj(row -> String.valueOf(trials.column(name).get(row)))
                .toArray(String[]::new);
        var categories = Arrays.stream(texts).distinct().sorted().toList();
        double[] places = Arrays.stream(texts).mapToDouble(categories::indexOf).toArray();
        return new Axis(name, places, -0.3, Math.max(1, categories.size()) - 0.7, categories, false);
    }

    private static Axis numbers(String name, double[] values, boolean log) {
        double[] places = log ? Arrays.stream(values).map(Math::log10).toArray() : values;
        double low = Arrays.stream(places).filter(Double::isFinite).min().orElse(0);
        double high = Arrays.stream(places).filter(Double::isFinite).max().orElse(0);
        double margin = high > low ? 0 : 0.5;
        return new Axis(name, places, low - margin, high + margin, List.of(), log);
    }

    private static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }
}
