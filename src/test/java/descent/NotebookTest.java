package descent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the code of every notebook through JShell, which is what the Java kernel does, without Jupyter. */
class NotebookTest {
    private static final Path NOTEBOOKS = Path.of("notebooks");

    @TestFactory
    Stream<DynamicTest> notebooks() throws IOException {
        List<Path> paths;
        try (Stream<Path> files = Files.walk(NOTEBOOKS)) {
            paths = files.filter(file -> file.toString().endsWith(".ipynb"))
                    .filter(file -> !file.toString().contains(".ipynb_checkpoints"))
                    .sorted()
                    .toList();
        }
        assertThat(paths).isNotEmpty();
        return paths.stream()
                .map(path -> DynamicTest.dynamicTest(NOTEBOOKS.relativize(path).toString(), () -> run(path)));
    }

    private static void run(Path path) throws IOException {
        JsonNode cells = new ObjectMapper().readTree(path.toFile()).get("cells");
        PrintStream console = System.out;
        var printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            int number = 0;
            for (JsonNode cell : cells) {
                if (cell.get("cell_type").asText().equals("code")) {
                    evaluate(shell, source(cell), path + ", code cell " + ++number);
                }
            }
        } finally {
            System.setOut(console);
        }
    }

    /** The cell without the lines that only a kernel understands, such as the one that names the library. */
    private static String source(JsonNode cell) {
        String text = StreamSupport.stream(cell.get("source").spliterator(), false)
                .map(JsonNode::asText)
                .reduce("", String::concat);
        return text.lines().filter(line -> !line.startsWith("%")).reduce("", (a, b) -> a + b + "\n");
    }

    private static void evaluate(JShell shell, String source, String where) {
        String rest = source;
        while (!rest.isBlank()) {
            CompletionInfo piece = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            assertThat(piece.completeness().isComplete())
                    .as(where + ", cannot read:\n" + rest)
                    .isTrue();
            for (SnippetEvent event : shell.eval(piece.source())) {
                check(shell, event, where);
            }
            rest = piece.remaining();
        }
    }

    private static void check(JShell shell, SnippetEvent event, String where) {
        String snippet = where + ":\n" + event.snippet().source();
        if (event.exception() != null) {
            throw new AssertionError(snippet, event.exception());
        }
        // A redefinition also reports what it replaces; only new failures count.
        if (event.causeSnippet() == null) {
            var problems = shell.diagnostics(event.snippet())
                    .map(d -> d.getMessage(null))
                    .toList();
            // A method may be defined before what it calls; called too early, it throws.
            assertThat(event.status().isDefined())
                    .as(snippet + "\n" + event.status() + problems)
                    .isTrue();
        }
    }
}
