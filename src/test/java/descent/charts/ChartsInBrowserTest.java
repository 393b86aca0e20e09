package descent.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import descent.charts.ChartCatalogue.Sample;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Whether a browser without network draws every chart; skipped where there is none. Takes half a minute. */
class ChartsInBrowserTest {
    /** Draws all figures and says of each what is wrong with it. */
    private static final String DRAW = """
            <!DOCTYPE html><html><head><meta charset="utf-8"><script src="plotly.js"></script></head>
            <body>
            <script id="figures" type="application/json">[%s]</script>
            <script>
            const wrong = [], figures = JSON.parse(document.getElementById("figures").textContent);
            let now = 0;
            const say = (...said) => wrong.length < 50 && wrong.push(figures[now]?.name + ": " + said.join(" "));
            const inTime = work => Promise.race([work, new Promise((_, late) => setTimeout(late, 20000, "takes too long"))]);
            window.onerror = message => { say(message); };
            for (const level of ["error", "warn", "log"]) console[level] = say;
            (async () => {
              for (const { figure } of figures) {
                const div = document.createElement("div");
                document.body.append(div);
                await inTime(Plotly.newPlot(div, figure)).catch(say);
                if (!div.querySelector(".main-svg")) say("not drawn");
                const legend = div.querySelector(".legend");
                if (legend && div.querySelector(".scrollbar")?.getAttribute("height") > 0) say("the legend scrolls");
                if (figure.frames) await inTime(Plotly.animate(div, [figure.frames[0].name])).catch(say);
                if (window.injected) say("injected");
                if (div.querySelector("a[href^=javascript]")) say("has a link");
                Plotly.purge(div);
                div.remove();
                now++;
              }
              await fetch("result", {method: "POST", body: now + " drawn;" + wrong.join("\\n") + ";"});
            })();
            </script></body></html>
            """;

    /** Looks into saved pages. */
    private static final String LOOK = """
            <!DOCTYPE html><html><head><meta charset="utf-8"></head><body>
            <script>
            (async () => {
              const said = [];
              for (let i = 0; i < %d; i++) {
                const frame = document.createElement("iframe");
                frame.src = i + ".html";
                document.body.append(frame);
                for (let tries = 0; tries < 600 && !frame.contentDocument?.querySelector("#chart .main-svg"); tries++)
                  await new Promise(done => setTimeout(done, 100));
                if (!frame.contentDocument?.querySelector("#chart .main-svg"))
                  said.push(i + " not drawn: " + frame.contentDocument?.body?.innerText);
                if (frame.contentWindow.injected) said.push(i + " injected");
                frame.remove();
              }
              await fetch("result", {method: "POST", body: "%d looked at;" + said.join("\\n") + ";"});
            })();
            </script></body></html>
            """;

    @TempDir(cleanup = CleanupMode.ALWAYS)
    Path folder;

    @BeforeAll
    static void needsABrowser() {
        assumeTrue(Browser.find().isPresent(), "no Chromium or Chrome on this machine");
    }

    /** What the page sends; the folder is served to it. */
    private String result(String page) throws Exception {
        var result = new CompletableFuture<String>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] answer = {};
            if (exchange.getRequestMethod().equals("POST")) {
                result.complete(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            } else {
                Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
                answer = Files.exists(file) ? Files.readAllBytes(file) : answer;
            }
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        var command = Browser.find().orElseThrow().command(folder.resolve("profile"));
        command.add("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
        command.add("http://127.0.0.1:" + server.getAddress().getPort() + "/" + page);
        Process browser = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return result.get(400, TimeUnit.SECONDS);
        } finally {
            server.stop(0);
            browser.descendants().forEach(ProcessHandle::destroy);
            browser.destroy();
            browser.waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void everyKindIsDrawn() throws Exception {
        Files.write(folder.resolve("plotly.js"), Page.script());
        var figures = new ArrayList<String>();
        for (String what : List.of("usual", "empty", "one point", "not finite", "forty series", "names")) {
            Sample sample = ChartCatalogue.sample(what);
            ChartCatalogue.charts(sample).forEach((kind, chart) -> {
                figures.add("{\"name\": \"" + kind + ": " + sample + "\", \"figure\": " + Page.figure(chart) + "}");
            });
        }
        Files.writeString(folder.resolve("all.html"), DRAW.formatted(String.join(",", figures)));
        assertThat(result("all.html")).isEqualTo(figures.size() + " drawn;;");
    }

    @Test
    void savedPagesNeedNothingElse() throws Exception {
        List<Chart> charts = List.copyOf(
                ChartCatalogue.charts(ChartCatalogue.sample("names")).values());
        for (int i = 0; i < charts.size(); i++) {
            charts.get(i).save(folder.resolve(i + ".html"));
        }
        Files.writeString(folder.resolve("look.html"), LOOK.formatted(charts.size(), charts.size()));
        assertThat(result("look.html")).isEqualTo(charts.size() + " looked at;;");
    }
}
