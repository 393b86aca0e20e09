package descent.charts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/**
 * A chart as a web page that is complete in itself: plotly.js is in it, and its policy forbids the browser to ask the network
 * for anything. The script is compressed, which browsers undo since 2023: 2.7 MB in place of 11 MB.
 */
final class Page {
    /** Beside the class path's root; the version is in the name, and known to the package alone. */
    private static final String FOLDER = "/META-INF/resources/webjars/plotly.js-dist/",
            POM = "/META-INF/maven/org.webjars.npm/plotly.js-dist/pom.properties";

    private static final String POLICY = "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; "
            + "style-src 'unsafe-inline'; img-src data: blob:";

    private static final String HTML = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="%s">
            <title>%s</title>
            <style>body { margin: 16px; background: #fff; color: #333; font: 12px Arial, Helvetica, sans-serif }</style>
            </head>
            <body>
            <div id="chart"></div>
            <noscript>This chart is drawn by JavaScript, which is switched off.</noscript>
            <script id="figure" type="application/json">%s</script>
            <script id="plotly" type="text/plain">%s</script>
            <script>
            (async () => {
              const chart = document.getElementById("chart");
              try {
                const packed = Uint8Array.from(atob(document.getElementById("plotly").textContent), c => c.charCodeAt(0));
                const script = document.createElement("script");
                script.textContent = await new Response(
                    new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
                document.head.append(script);
                await Plotly.newPlot(chart, JSON.parse(document.getElementById("figure").textContent));
              } catch (error) {
                chart.textContent = "The chart could not be drawn, a newer browser may do it: " + error;
              }
            })();
            </script>
            </body>
            </html>
            """;

    private Page() {}

    static String html(Chart chart) {
        return HTML.formatted(POLICY, Theme.literal(chart.toString()), figure(chart), Script.PACKED);
    }

    /** As JSON that can stand within a script: no text in it can end the script or begin a comment. */
    static String figure(Chart chart) {
        return chart.json().replace("<", "\\u003c");
    }

    /** plotly.js as it was published. */
    static byte[] script() {
        try (InputStream properties = open(POM)) {
            var known = new java.util.Properties();
            known.load(properties);
            try (InputStream script = open(FOLDER + known.getProperty("version") + "/plotly.js")) {
                return script.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read plotly.js", e);
        }
    }

    private static InputStream open(String name) {
        InputStream resource = Page.class.getResourceAsStream(name);
        if (resource == null) {
            throw new IllegalStateException(
                    "to save a chart, org.webjars.npm:plotly.js-dist has to be on the class path; it has no " + name);
        }
        return resource;
    }

    /** Packed once, when the first chart is saved. */
    private static final class Script {
        static final String PACKED = packed();

        private static String packed() {
            var bytes = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(bytes)) {
                gzip.write(script());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Base64.getEncoder().encodeToString(bytes.toByteArray());
        }
    }
}
