package descent.charts;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Chromium or Chrome of this machine, started without a window for each picture. */
final class Browser {
    private static final List<String> NAMES = List.of(
            "chromium",
            "google-chrome",
            "google-chrome-stable",
            "chrome",
            "/snap/bin/chromium",
            "chromium-browser",
            "microsoft-edge",
            "msedge",
            "brave-browser");

    private static final List<String> ELSEWHERE = List.of(
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
            "C:/Program Files/Google/Chrome/Application/chrome.exe",
            "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
            "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe");

    private static final int SECONDS = 60;

    /** plotly.js names parts of a drawing by chance: the same chances give the same bytes. */
    private static final String HTML = """
            <!DOCTYPE html>
            <html><head><meta charset="utf-8">
            <script>let seed = 1; Math.random = () => (seed = seed * 16807 %% 2147483647) / 2147483647;</script>
            <script src="plotly.js"></script></head>
            <body><pre id="picture"></pre>
            <script id="figure" type="application/json">%1$s</script>
            <script>
            const figure = JSON.parse(document.getElementById("figure").textContent), layout = figure.layout;
            const say = text => { document.getElementById("picture").textContent = text + ";"; };
            delete figure.frames;
            const size = {width: layout.width || 760, height: layout.height || 450};
            Plotly.toImage(figure, {format: "%2$s", scale: "%2$s" === "png" ? 2 : 1, ...size})
              .then(picture => say(picture), error => say("error," + encodeURIComponent(error)));
            </script></body></html>
            """;

    private final String program;

    Browser(String program) {
        this.program = program;
    }

    /** The one that {@code BROWSER_PATH} names, or the first that is found where they usually are. */
    static Optional<Browser> find() {
        return find(System.getenv("BROWSER_PATH"), System.getenv("PATH"));
    }

    static Optional<Browser> find(String chosen, String path) {
        if (chosen != null && !chosen.isBlank()) {
            return Optional.of(new Browser(chosen));
        }
        String[] folders = path == null ? new String[0] : path.split(File.pathSeparator);
        var onPath = NAMES.stream().flatMap(name -> Stream.of(folders)
                .map(folder -> Path.of(folder).resolve(name)));
        return Stream.concat(onPath, ELSEWHERE.stream().map(Path::of))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst()
                .map(file -> new Browser(file.toString()));
    }

    /** The chart as {@code svg} or {@code png}. */
    byte[] picture(Chart chart, String format) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory(home(), "descent-picture-");
            Files.write(folder.resolve("plotly.js"), Page.script());
            Path page = folder.resolve("page.html");
            Files.writeString(page, HTML.formatted(Page.figure(chart), format));
            return decoded(open(page));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot draw a picture with " + program, e);
        } finally {
            delete(folder);
        }
    }

    /** What a browser from a snap can see: nothing in {@code /tmp}. */
    private Path home() {
        return Path.of(System.getProperty(program.startsWith("/snap/") ? "user.home" : "java.io.tmpdir"));
    }

    /** How to start it without a window, with a profile of its own. */
    List<String> command(Path profile) {
        var command = new ArrayList<>(List.of(program, "--headless", "--disable-gpu", "--hide-scrollbars"));
        // In a container and for root the sandbox does not start; the page is our own and loads nothing else.
        command.addAll(List.of("--no-sandbox", "--no-first-run", "--disable-extensions", "--force-color-profile=srgb"));
        command.addAll(List.of("--disable-background-networking", "--user-data-dir=" + profile));
        return command;
    }

    /** The text of the page after its scripts are done. */
    private String open(Path page) throws IOException {
        Path folder = page.getParent(), out = folder.resolve("out"), errors = folder.resolve("errors");
        List<String> command = command(folder.resolve("profile"));
        command.addAll(List.of(
                "--virtual-time-budget=60000", "--dump-dom", page.toUri().toString()));
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile())
                .start();
        boolean done = false;
        try {
            done = process.waitFor(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        String text = Files.readString(out);
        if (!done || !text.contains("id=\"picture\"")) {
            String said = Files.readString(errors).strip();
            throw new IOException((done ? "it ended without a picture" : "no picture after " + SECONDS + " s")
                    + "; it said: " + said);
        }
        return text;
    }

    private static byte[] decoded(String page) throws IOException {
        int from = page.indexOf("id=\"picture\">") + "id=\"picture\">".length();
        String[] uri = page.substring(from, Math.max(from, page.indexOf(';', page.indexOf(',', from))))
                .split(",", 2);
        return switch (uri[0]) {
            case "data:image/png;base64" -> Base64.getDecoder().decode(uri[1]);
            case "data:image/svg+xml" -> percentDecoded(uri[1]);
            default ->
                throw new IOException("plotly.js said: " + page.substring(from, Math.min(page.length(), from + 500)));
        };
    }

    private static byte[] percentDecoded(String text) {
        // Java's decoder is one for forms, which write a blank as a plus.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void delete(Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // Files of the browser vanish while they are listed: what is left lies in the folder for temporary files.
        }
    }
}
