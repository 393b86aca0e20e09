package descent.experiments;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What an {@link Experiment} measured: for every variant and seed a set of named numbers, or the reason why there is none. */
public final class Results {
    private final String factor;
    private final List<String> variants;
    private final int seeds;
    private final ResultFile file;
    private final Map<Run.Key, Run> runs = new LinkedHashMap<>();

    Results(String factor, List<String> variants, int seeds, ResultFile file) {
        this.factor = factor;
        this.variants = variants;
        this.seeds = seeds;
        this.file = file;
        // A failed trial is tried again.
        file.runs().stream().filter(run -> run.error().isEmpty()).forEach(run -> runs.put(run.key(), run));
    }

    /**
     * The trials that are not there yet, seed by seed, so that an early look sees all variants.
     *
     * @param curves whether trials without a curve count as missing
     */
    List<Run.Key> missing(boolean curves) {
        var keys = new ArrayList<Run.Key>();
        for (long seed = 1; seed <= seeds; seed++) {
            for (String variant : variants) {
                var key = new Run.Key(variant, seed);
                if (!runs.containsKey(key) || curves && runs.get(key).curves().isEmpty()) {
                    keys.add(key);
                }
            }
        }
        return keys;
    }

    /** Refuses a trial whose measures are called like the other columns of {@link #table}. */
    void add(Run run) {
        for (String measure : run.values().keySet()) {
            if (Stream.of(factor, "seed", "error").anyMatch(measure::equalsIgnoreCase)) {
                throw new IllegalArgumentException("a measure of the experiment on " + factor + " is called " + measure
                        + ", as is the column with " + what(measure) + ": it needs a name of its own");
            }
        }
        runs.put(run.key(), run);
        file.add(run);
    }

    private String what(String column) {
        return column.equalsIgnoreCase(factor)
                ? "the variants"
                : column.equalsIgnoreCase("seed") ? "the seeds" : "what went wrong";
    }

    int count() {
        return (int) keys().filter(runs::containsKey).count();
    }

    /** What varies: the name of the column with the variants. */
    public String factor() {
        return factor;
    }

    /** The names of the variants, in order. */
    public List<String> variants() {
        return variants;
    }

    /** The names of what was measured. */
    public List<String> measures() {
        Set<String> names = new LinkedHashSet<>();
        runs.values().forEach(run -> run.values().keySet().stream().sorted().forEach(names::add));
        return List.copyOf(names);
    }

    /** One measure of one variant: a number for each seed that went well, in the order of the seeds. */
    public double[] values(String variant, String measure) {
        if (!variants.contains(variant)) {
            throw new IllegalArgumentException("results by " + factor + " have " + variants + ", but not " + variant);
        }
        if (!measures().contains(measure)) {
            throw new IllegalArgumentException("results have the measures " + measures() + ", but not " + measure);
        }
        return LongStream.rangeClosed(1, seeds)
                .mapToObj(seed -> runs.get(new Run.Key(variant, seed)))
                .filter(run -> run != null && run.values().containsKey(measure))
                .mapToDouble(run -> run.values().get(measure))
                .toArray();
    }

    /**
     * One measure of one variant: a number for each seed, {@code failed} for those that did not go well, such as the accuracy
     * of guessing. So two variants stay side by side, seed by seed.
     */
    public double[] values(String variant, String measure, double failed) {
        values(variant, measure);
        return LongStream.rangeClosed(1, seeds)
                .mapToDouble(seed -> has(variant, seed, measure)
                        ? runs.get(new Run.Key(variant, seed)).values().get(measure)
                        : failed)
                .toArray();
    }

    /**
     * One variant minus another, seed by seed: what both have in common with a seed, such as the split of the data, drops
     * out. Seeds in which one of them failed are left out.
     */
    public double[] differences(String variant, String from, String measure) {
        values(variant, measure);
        values(from, measure);
        return LongStream.rangeClosed(1, seeds)
                .filter(seed -> has(variant, seed, measure) && has(from, seed, measure))
                .mapToDouble(
                        seed -> runs.get(new Run.Key(variant, seed)).values().get(measure)
                                - runs.get(new Run.Key(from, seed)).values().get(measure))
                .toArray();
    }

    private boolean has(String variant, long seed, String measure) {
        Run run = runs.get(new Run.Key(variant, seed));
        return run != null && run.values().containsKey(measure);
    }

    /** Every run as a row: the variant, {@code seed}, a column for each measure, and {@code error}, empty if it went well. */
    public Table table() {
        var table = Table.create("results", StringColumn.create(factor), LongColumn.create("seed"));
        measures().forEach(measure -> table.addColumns(DoubleColumn.create(measure)));
        table.addColumns(StringColumn.create("error"));
        for (Run run : keys().map(runs::get).filter(Objects::nonNull).toList()) {
            table.stringColumn(0).append(run.key().variant());
            table.longColumn(1).append(run.key().seed());
            for (String measure : measures()) {
                table.doubleColumn(measure).append(run.values().getOrDefault(measure, Double.NaN));
            }
            table.stringColumn("error").append(run.error());
        }
        return table;
    }

    /**
     * Every epoch of every training as a row, if the experiment was run by {@link Experiment#fit}: the variant, {@code
     * seed}, {@code epoch}, {@code step}, and all other columns of the history. A run that diverged has its epochs up to
     * there. There are no rows if nothing was trained.
     */
    public Table curves() {
        return LongCurves.table(
                factor, keys().map(runs::get).filter(Objects::nonNull).toList());
    }

    /** All trials, variant by variant. */
    private Stream<Run.Key> keys() {
        return variants.stream()
                .flatMap(variant -> LongStream.rangeClosed(1, seeds).mapToObj(seed -> new Run.Key(variant, seed)));
    }

    /**
     * One row per variant: its name, the mean of {@code measure} over the seeds ({@code mean}), the ends of the 95 % interval
     * ({@code low}, {@code high}), and how many runs went well ({@code runs}). What
     * {@link descent.experiments.Interval} says in columns.
     */
    public Table summary(String measure) {
        var table = Table.create(measure, StringColumn.create(factor));
        for (String column : new String[] {"mean", "low", "high"}) {
            table.addColumns(DoubleColumn.create(column));
        }
        table.addColumns(IntColumn.create("runs"));
        for (String variant : variants) {
            double[] values = values(variant, measure);
            Interval interval =
                    values.length == 0 ? new Interval(Double.NaN, Double.NaN, Double.NaN, 0) : Interval.of(values);
            table.stringColumn(0).append(variant);
            table.doubleColumn(1).append(interval.mean());
            table.doubleColumn(2).append(interval.low());
            table.doubleColumn(3).append(interval.high());
            table.intColumn(4).append(interval.count());
        }
        return table;
    }

    /** The variant whose mean of {@code measure} is largest; the first of equals. Variants without a run do not count. */
    public String best(String measure) {
        return variants.stream()
                .filter(variant -> values(variant, measure).length > 0)
                .max(Comparator.comparingDouble((String variant) ->
                                Interval.of(values(variant, measure)).mean())
                        .thenComparing(variant -> -variants.indexOf(variant)))
                .orElseThrow(() -> new IllegalStateException("no run of the experiment on " + factor + " went well"));
    }

    /** How many runs there are and how many failed. */
    @Override
    public String toString() {
        long failed =
                runs.values().stream().filter(run -> !run.error().isEmpty()).count();
        return "Results by " + factor + ": " + runs.size() + " runs, " + failed + " failed, measures " + measures();
    }
}
