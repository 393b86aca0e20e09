package descent.charts;

import descent.internal.WholeFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Writes charts to files; the ending of the name says as what. */
final class Saved {
    private Saved() {}

    static void save(Chart chart, Path path) {
        save(chart, path, Browser.find());
    }

    static void save(Chart chart, Path path, Optional<Browser> browser) {
        String name = path.getFileName() == null ? "" : path.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        byte[] bytes =
                switch (name.contains(".") ? ending : "") {
                    case "html" -> Page.html(chart).getBytes(StandardCharsets.UTF_8);
                    case "svg", "png" ->
                        browser.orElseThrow(() -> new IllegalStateException("a ." + ending
                                        + " is drawn by Chromium or Chrome, and none was found; install one (Debian: apt install"
                                        + " chromium, macOS: brew install --cask chromium), name one in BROWSER_PATH, or save a"
                                        + " .html, which needs none"))
                                .picture(chart, ending);
                    default ->
                        throw new IllegalArgumentException(
                                "a chart is saved as .html, .svg or .png, but the file is called \"" + path + "\"");
                };
        WholeFile.write(path, bytes);
    }
}
