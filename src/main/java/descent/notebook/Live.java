package descent.notebook;

import descent.charts.Chart;
import descent.charts.Charts;
import descent.charts.Sketch;
import descent.notebook.Rendering.Markup;
import descent.training.Callback;
import descent.training.History;
import descent.training.Progress;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows training while it runs: a bar with epoch, speed and remaining time, and the learning curves. Both change in place,
 * at most four times a second, less often where drawing takes long; at the end, however training ended, a line
 * and the chart of the curves stay.
 *
 * <p>In a notebook every {@code fit} shows itself by one of these, unless the trainer is {@code quiet()}.
 */
public final class Live implements Callback {
    private static final long INTERVAL = 250_000_000, LONGEST = 1_000_000_000;

    private final Screen screen;
    private final LongSupplier clock;
    private long start, begun, next;
    private String bar, chart;
    private int epochsDrawn;

    /** Shows training in this notebook. */
    public Live() {
        this(Notebook.screen(), System::nanoTime);
    }

    /** Shows training on a screen, by a clock that counts nanoseconds. */
    Live(Screen screen, LongSupplier clock) {
        this.screen = screen;
        this.clock = clock;
    }

    @Override
    public void onStart(Progress progress) {
        start = clock.getAsLong();
        next = start + INTERVAL;
        chart = null;
        epochsDrawn = 0;
        bar = screen.display(bar(progress, 0));
    }

    @Override
    public void onStep(Progress progress) {
        long now = clock.getAsLong();
        if (progress.totalSteps() == 1) {
            begun = now;
        }
        if (now >= next) {
            screen.update(bar, bar(progress, (now - begun) / 1e9));
            draw(progress);
            long after = clock.getAsLong();
            next = after + Math.max(INTERVAL, Math.min(LONGEST, 20 * (after - now)));
        }
    }

    @Override
    public void onEnd(Progress progress) {
        long now = clock.getAsLong();
        screen.update(bar, last(progress, (now - start) / 1e9, (now - begun) / 1e9));
        if (progress.history().epochs() > 1) {
            put(Charts.learningCurves(progress.history()));
        }
    }

    /** A sketch of the curves, once there is a line to draw, and when they are longer than before. */
    private void draw(Progress progress) {
        int done = progress.history().epochs();
        if (done < 2 || done == epochsDrawn) {
            return;
        }
        epochsDrawn = done;
        // Room for what is to come, but no more than for as much again: training may end long before its last epoch.
        int end = 10;
        while (end < done) {
            end *= 2;
        }
        end = Math.min(end, progress.epochs());
        double margin = end <= 30 ? 0.06 * (end - 1) : 0;
        Chart curves = Charts.learningCurves(progress.history()).xRange(1 - margin, end + margin);
        put(new Markup(Sketch.svg(curves), curves.toString()));
    }

    private void put(Object curves) {
        if (chart == null) {
            chart = screen.display(curves);
        } else {
            screen.update(chart, curves);
        }
    }

    private static Markup bar(Progress progress, double seconds) {
        int done = progress.totalSteps(), all = progress.epochs() * progress.steps();
        var text = new StringBuilder("epoch " + Math.max(1, progress.epoch()) + " of " + progress.epochs());
        if (done > 1 && seconds > 0) {
            text.append(", ").append(speed(progress, seconds));
            text.append(", ").append(time(seconds * (all - done) / (done - 1))).append(" left");
        }
        if (Double.isFinite(progress.batchLoss())) {
            text.append(", loss of the batch ").append(Digits.single(progress.batchLoss()));
        }
        String html = "<p><progress value=\"" + done + "\" max=\"" + all + "\"></progress> "
                + Sheet.escaped(text.toString()) + "</p>";
        int filled = (int) (20L * done / Math.max(1, all));
        return new Markup(html, "[" + "#".repeat(filled) + "-".repeat(20 - filled) + "] " + text);
    }

    private static Markup last(Progress progress, double seconds, double afterFirstStep) {
        History history = progress.history();
        var text = new StringBuilder();
        boolean complete = progress.stopReason() != null && history.epochs() == progress.epochs();
        text.append(complete ? plural(history.epochs()) : "Stopped after " + plural(history.epochs()));
        text.append(" in ").append(time(seconds));
        if (progress.totalSteps() > 1 && afterFirstStep > 0) {
            text.append(", ").append(speed(progress, afterFirstStep));
        }
        if (!complete) {
            text.append(": ").append(history.ending());
        }
        if (history.epochs() > 0) {
            for (String name : history.names()) {
                if (!name.equals("seconds") && !name.equals("learning rate")) {
                    text.append(", ").append(name).append(' ').append(Digits.single(history.last(name)));
                }
            }
        }
        return new Markup("<p>" + Sheet.escaped(text.toString()) + "</p>", text.toString());
    }

    private static String plural(int epochs) {
        return epochs == 1 ? "1 epoch" : epochs + " epochs";
    }

    /** Without the first step, which in a fresh kernel has to wait for code to be loaded. */
    private static String speed(Progress progress, double seconds) {
        long samples =
                (long) Math.max(0, progress.epoch() - 1) * progress.data().size()
                        + Math.min(
                                (long) progress.step() * progress.batchSize(),
                                progress.data().size());
        return String.format(Locale.ROOT, "%,.0f samples/s", (samples - progress.batchSize()) / seconds);
    }

    static String time(double seconds) {
        if (seconds < 9.95) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        if (whole < 120) {
            return whole + " s";
        }
        return whole < 7200
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }
}
