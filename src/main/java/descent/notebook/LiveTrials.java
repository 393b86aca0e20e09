package descent.notebook;

import descent.experiments.Watch;
import descent.notebook.Rendering.Markup;
import java.util.function.LongSupplier;

/**
 * Shows an experiment while it runs: a bar with the number of trials done, the time left, and how many failed; at most four
 * times a second. At the end one line stays.
 */
final class LiveTrials implements Watch {
    private static final long INTERVAL = 250_000_000;

    private final Screen screen;
    private final LongSupplier clock;
    private String factor, bar, firstError = "";
    private int done, all, failed;
    private long start, next;

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
    public void onTrial(String variant, long seed, String error) {
        done++;
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
        return new Markup(
                "<progress value=\"" + done + "\" max=\"" + all + "\"></progress> " + Sheet.escaped(text), text);
    }

    private String failures() {
        return failed == 0 ? "" : ", " + failed + " failed" + firstError;
    }

    private double seconds() {
        return (clock.getAsLong() - start) / 1e9;
    }
}
