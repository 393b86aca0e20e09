package descent.charts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Where {@link Chart#show} shows charts: in the system's browser, or in a notebook, whose kernel puts it here when it starts. */
public final class Viewing {
    private static volatile Consumer<Chart> viewer = Viewing::inBrowser;

    private Viewing() {}

    /** From now on charts are shown by {@code viewer}; null is the system's browser. */
    public static void showWith(Consumer<Chart> viewer) {
        Viewing.viewer = viewer == null ? Viewing::inBrowser : viewer;
    }

    static void show(Chart chart) {
        viewer.accept(chart);
    }

    private static void inBrowser(Chart chart) {
        try {
            // It stays: the browser may read it later than this program lives.
            Path page = Files.createTempFile("descent-chart-", ".html");
            chart.save(page);
            open(page, opener(System.getProperty("os.name")));
        } catch (IOException e) {
            throw new UncheckedIOException("no place for a page with the chart", e);
        }
    }

    /** What opens a web page on this system. */
    static List<String> opener(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler");
        }
        return List.of(name.startsWith("mac") ? "open" : "xdg-open");
    }

    static void open(Path page, List<String> opener) {
        var command = new java.util.ArrayList<>(opener);
        command.add(page.toUri().toString());
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "to show a chart, " + opener.get(0) + " has to open a browser, but it could not be started ("
                            + e.getMessage() + "); the chart is in " + page,
                    e);
        }
    }
}
