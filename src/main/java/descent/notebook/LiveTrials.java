package descent.notebook;

import descent.experiments.Watch;
import descent.notebook.Rendering.Markup;
import descent.probes.TableRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import tech.tablesaw.api.Table;

/**
 * Shows an experiment while it runs: a bar with the number of trials done, the time left, how many failed, and the means of
 * what was measured so far; at most four times a second. At the end one line stays: the chart of the results is the one in
 * which the cell ends.
 */
final class LiveTrials implements Watch {
    private static final long INTERVAL = 250_000_000;

    private final Screen screen;
    private final LongSupplier clock;
    private String factor, bar, firstError = "";
    private int done, all, failed;
    private long start, next;
    private final Map<String, Means> means = new LinkedHashMap<>();

    /** Of one variant: how many trials went well, and the sums of their measures. */
    private static final class Means {
        int trials;
        final Map<String, Double> sums = new TreeMap<>();
    }

    LiveTrials(Screen screen, LongSupplier clock) {
        this.screen = screen;
        this.clock = clock;
    }

    @Override
    public void onStart(String factor, int trials) {
        this.factor = factor;
        all = trials;
        start = clock.getAsLong();
        next = start + INTERVAL;
        bar = screen.display(bar());
    }

    @Override
    public void onTrial(String variant, long seed, Map<String, Double> values, String error) {
        done++;
        if (!values.isEmpty()) {
            Means own = means.computeIfAbsent(variant, unseen -> new Means());
            own.trials++;
            values.forEach((measure, value) -> own.sums.merge(measure, value, Double::sum));
        }
        if (!error.isEmpty()) {
            firstError = failed++ == 0 ? ", first " + variant + " with seed " + seed + ": " + error : firstError;
        }
        if (clock.getAsLong() >= next) {
            next = clock.getAsLong() + INTERVAL;
            screen.update(bar, bar());
        }
    }

    @Override
    public void onEnd() {
        String text = (done == all ? "" : "Stopped after ") + done + " of " + all + " trials by " + factor + " in "
                + Live.time(seconds()) + failures();
        screen.update(bar, new Markup("<p>" + Sheet.escaped(text) + "</p>", text));
    }

    private Markup bar() {
        String left = done == 0 ? "" : ", " + Live.time(seconds() * (all - done) / done) + " left";
        String text = done + " of " + all + " trials by " + factor + left + failures();
        String html = "<progress value=\"" + done + "\" max=\"" + all + "\"></progress> " + Sheet.escaped(text);
        if (means.isEmpty()) {
            return new Markup(html, text);
        }
        Sheet sheet = Sheet.of(meansSoFar());
        return new Markup(html + sheet.html(), text + "\n" + sheet.text());
    }

    private Table meansSoFar() {
        var measures = new TreeSet<String>();
        means.values().forEach(own -> measures.addAll(own.sums.keySet()));
        measures.removeAll(Set.of(factor, "trials"));
        var rows = new TableRows("means so far");
        means.forEach((variant, own) -> {
            var row = new ArrayList<Object>(List.of(factor, variant, "trials", own.trials));
            measures.forEach(
                    measure -> row.addAll(List.of(measure, own.sums.getOrDefault(measure, Double.NaN) / own.trials)));
            rows.add(row.toArray());
        });
        return rows.table();
    }

    private String failures() {
        return failed == 0 ? "" : ", " + failed + " failed" + firstError;
    }

    private double seconds() {
        return (clock.getAsLong() - start) / 1e9;
    }
}
