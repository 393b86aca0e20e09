package descent.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedTest {
    private static final Chart CHART = Charts.functions(-1, 1, Map.of("a < b ☃ +%3B;", x -> x));

    @TempDir
    Path folder;

    private List<String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aPageIsCompleteAndTheSameEveryTime() throws IOException {
        CHART.save(folder.resolve("new/a.HTML"));
        CHART.save(folder.resolve("b.html").toString());
        byte[] page = Files.readAllBytes(folder.resolve("b.html"));
        assertThat(page).isEqualTo(Files.readAllBytes(folder.resolve("new/a.HTML")));
        assertThat(page.length).isLessThan(3_000_000);
        assertThat(new String(page, StandardCharsets.UTF_8))
                .contains("\"name\":\"a &lt; b ☃ +%3B;\"".replace("<", "\\u003c"))
                .doesNotContain("src=\"http");
        assertThat(files()).containsExactly("b.html", "new");
    }

    @Test
    void otherEndingsAreRefused() throws IOException {
        for (String name : List.of("a.pdf", "html", "a.", "a.html.gz")) {
            assertThatThrownBy(() -> CHART.save(folder.resolve(name)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(".html, .svg or .png")
                    .hasMessageContaining(name);
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void aPictureWithoutBrowserSaysWhatToDo() throws IOException {
        assertThatThrownBy(() -> Saved.save(CHART, folder.resolve("a.png"), Optional.empty()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("apt install chromium")
                .hasMessageContaining("BROWSER_PATH")
                .hasMessageContaining("a .html, which needs none");
        assertThat(files()).isEmpty();
    }

    @Test
    void whatWasThereStaysIfTheBrowserFails() throws IOException {
        Path file = folder.resolve("a.png");
        Files.writeString(file, "before");
        assertThatThrownBy(() -> Saved.save(CHART, file, Browser.find("/bin/false", null)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("/bin/false");
        assertThat(file).hasContent("before");
        assertThat(files()).containsExactly("a.png");
    }

    @Test
    void aBrowserIsLookedForWhereTheyAre() throws IOException {
        Path program = Files.createFile(folder.resolve("chromium"));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        assertThat(Browser.find(" ", "/nowhere" + java.io.File.pathSeparator + folder)
                        .orElseThrow()
                        .command(folder)
                        .get(0))
                .isEqualTo(program.toString());
        assertThat(Browser.find("/my/own", null).orElseThrow().command(folder).get(0))
                .isEqualTo("/my/own");
    }

    @Test
    void picturesAreDrawnAndTheSameEveryTime() throws IOException {
        assumeTrue(Browser.find().isPresent(), "no Chromium or Chrome on this machine");
        for (String name : List.of("a.png", "a.svg", "b.svg")) {
            CHART.save(folder.resolve(name));
        }
        byte[] png = Files.readAllBytes(folder.resolve("a.png"));
        var image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(2 * (Integer) CHART.layout().get("width"));
        assertThat(image.getHeight()).isEqualTo(2 * (Integer) CHART.layout().get("height"));
        assertThat(folder.resolve("a.svg")).hasSameBinaryContentAs(folder.resolve("b.svg"));
        assertThat(folder.resolve("a.svg"))
                .content()
                .startsWith("<svg")
                .contains("b ☃ +%3B;")
                .doesNotContain("a < b");
    }

    @Test
    void whatCannotBeDrawnSaysWhy() {
        assumeTrue(Browser.find().isPresent(), "no Chromium or Chrome on this machine");
        Chart broken = CHART.patch(Map.of("width", -5));
        assertThatThrownBy(() -> broken.save(folder.resolve("a.svg")))
                .isInstanceOf(UncheckedIOException.class)
                .cause()
                .hasMessageContaining("plotly.js said: ");
    }

    @Test
    void showingGoesToTheNotebookOrSaysWhereThePageIs() {
        var shown = new ArrayList<Chart>();
        Viewing.showWith(shown::add);
        try {
            CHART.show();
        } finally {
            Viewing.showWith(null);
        }
        assertThat(shown).containsExactly(CHART);
        assertThatThrownBy(() -> Viewing.open(folder.resolve("a.html"), List.of("no-such-program")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no-such-program")
                .hasMessageEndingWith("the chart is in " + folder.resolve("a.html"));
        assertThat(Viewing.opener("Mac OS X")).containsExactly("open");
        assertThat(Viewing.opener("Linux")).containsExactly("xdg-open");
    }
}
