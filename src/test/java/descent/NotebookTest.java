package descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Reads the code of every notebook through JShell, which is what the Java kernel does, without Jupyter.
 *
 * <p>A reader may copy a section into an empty notebook: after the cells above the first heading it needs nothing from the
 * sections before it.
 * Sections are compiled here, which finds every name that is missing. {@code ./mvnw test -Dtest=NotebookTest
 * -Ddescent.sections=run} runs them too, in about the time of all notebooks, but for the verdicts: they need everything
 * before them, and {@code ./lab run} runs that.
 * {@code -Ddescent.notebooks=5-optimizers} takes only the notebooks with that in their path.
 */
class NotebookTest {
    private static final Path NOTEBOOKS = Path.of("notebooks");
    private static final boolean RUN = "run".equals(System.getProperty("descent.sections"));
    private static final String ONLY = System.getProperty("descent.notebooks", "");

    /** The most that a cell may have. */
    private static final int LINES = 25;

    /** The section that collects what the others found. */
    private static final String VERDICT = "Verdict";

    @TestFactory
    Stream<DynamicTest> everySectionStandsAlone() throws IOException {
        return notebooks().stream()
                .filter(path -> path.toString().contains(ONLY))
                .flatMap(NotebookTest::sections);
    }

    @Test
    void startHereRuns() throws IOException {
        var cells = new ArrayList<String>();
        parts(NOTEBOOKS.resolve("00-start-here.ipynb")).values().forEach(cells::addAll);
        run(cells, "00-start-here", true);
    }

    /** A reader goes from the first to the last without the map, and from anywhere to the map. */
    @Test
    void everyNotebookLinksToItsNeighboursAndToTheStart() throws IOException {
        List<Path> inOrder = notebooks().stream()
                .filter(path -> NOTEBOOKS.relativize(path).getNameCount() == 2)
                .sorted(Comparator.comparing((Path path) -> path.getParent().toString())
                        .thenComparing(path ->
                                Integer.parseInt(path.getFileName().toString().split("-")[0])))
                .toList();
        for (int i = 0; i < inOrder.size(); i++) {
            Path path = inOrder.get(i);
            assertLinked(path, NOTEBOOKS.resolve("00-start-here.ipynb"));
            if (i > 0) {
                assertLinked(path, inOrder.get(i - 1));
                assertLinked(inOrder.get(i - 1), path);
            }
        }
    }

    private static void assertLinked(Path from, Path to) throws IOException {
        assertThat(Files.readString(from))
                .as(from.toString())
                .contains("](" + from.getParent().relativize(to).toString().replace('\\', '/') + ")");
    }

    private static Stream<DynamicTest> sections(Path path) {
        Map<String, List<String>> parts = parts(path);
        String name = NOTEBOOKS.relativize(path).toString();
        var all = new ArrayList<String>();
        var tests = new ArrayList<DynamicTest>();
        parts.forEach((title, code) -> {
            all.addAll(code);
            var cells = new ArrayList<>(title.startsWith(VERDICT) ? all : parts.get(""));
            if (!title.isEmpty() && !title.startsWith(VERDICT)) {
                cells.addAll(code);
            }
            if (title.isEmpty() || !code.isEmpty()) {
                String where = name + (title.isEmpty() ? "" : ": " + title);
                tests.add(dynamicTest(where, () -> run(cells, where, RUN && !title.startsWith(VERDICT))));
            }
        });
        return tests.stream();
    }

    /** What does not fit on a screen belongs into the library, or into a cell of its own. */
    @Test
    void cellsAreShort() throws IOException {
        for (Path path : notebooks()) {
            for (JsonNode cell : read(path).get("cells")) {
                if (cell.get("cell_type").asText().equals("code")) {
                    assertThat(cell.get("source").size())
                            .as(path + ":\n" + source(cell))
                            .isLessThanOrEqualTo(LINES);
                }
            }
        }
    }

    /** The code by section, in order; under no title what stands above all headings, at least the first code cell. */
    private static Map<String, List<String>> parts(Path path) {
        var parts = new LinkedHashMap<String, List<String>>();
        String title = "";
        parts.put(title, new ArrayList<>());
        for (JsonNode cell : read(path).get("cells")) {
            String source = source(cell);
            if (cell.get("cell_type").asText().equals("code")) {
                parts.get(parts.get("").isEmpty() ? "" : title).add(source);
            } else {
                for (String heading :
                        source.lines().filter(line -> line.startsWith("## ")).toList()) {
                    title = heading.substring(3);
                    parts.put(title, new ArrayList<>());
                }
            }
        }
        return parts;
    }

    private static List<Path> notebooks() throws IOException {
        try (Stream<Path> files = Files.walk(NOTEBOOKS)) {
            List<Path> paths = files.filter(file -> file.toString().endsWith(".ipynb"))
                    .filter(file -> !file.toString().contains(".ipynb_checkpoints"))
                    .sorted()
                    .toList();
            assertThat(paths).isNotEmpty();
            return paths;
        }
    }

    private static JsonNode read(Path path) {
        try {
            return new ObjectMapper().readTree(path.toFile());
        } catch (IOException e) {
            throw new AssertionError("cannot read " + path, e);
        }
    }

    /** The cell without the lines that only a kernel understands, such as the one that names the library. */
    private static String source(JsonNode cell) {
        String text = StreamSupport.stream(cell.get("source").spliterator(), false)
                .map(JsonNode::asText)
                .reduce("", String::concat);
        return text.lines().filter(line -> !line.startsWith("%")).reduce("", (a, b) -> a + b + "\n");
    }

    private static void run(List<String> cells, String where, boolean reallyRun) {
        PrintStream console = System.out;
        System.setOut(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        try (JShell shell = reallyRun
                ? JShell.builder().executionEngine("local").build()
                : JShell.builder().executionEngine(new Compiling(), Map.of()).build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            cells.forEach(cell -> evaluate(shell, cell, where));
            shell.snippets()
                    .filter(snippet -> shell.status(snippet).isActive())
                    .forEach(snippet -> complete(shell, snippet, where));
        } finally {
            System.setOut(console);
        }
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

    /** A method may be defined before what it calls, but not without: an experiment would only count failed trials. */
    private static void complete(JShell shell, Snippet snippet, String where) {
        if (snippet instanceof DeclarationSnippet declaration) {
            assertThat(shell.unresolvedDependencies(declaration))
                    .as(where + ", never defined, but used by:\n" + snippet.source())
                    .isEmpty();
        }
    }

    /** An engine that compiles and loads every snippet and runs none. */
    private static final class Compiling implements ExecutionControlProvider {
        @Override
        public String name() {
            return "compiling";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
            return new DirectExecutionControl() {
                @Override
                public String invoke(String className, String methodName) {
                    return "";
                }

                @Override
                public String varValue(String className, String name) {
                    return "";
                }
            };
        }
    }
}
