package descent.experiments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Results on disk, one line of JSON per run: {@code {"activation":"ReLU","seed":1,"values":{"accuracy":0.9},"error":""}}, and
 * for trainings {@code "curves":{"loss":[...]}} besides. A line that was cut off when the machine stopped is passed over, and its trial runs again.
 */
final class ResultFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path path;
    private final String factor;
    private final List<Run> runs = new ArrayList<>();

    private ResultFile(Path path, String factor) {
        this.path = path;
        this.factor = factor;
    }

    /** The file at {@code path} with what it holds; if {@code path} is null, one that keeps nothing. */
    static ResultFile at(Path path, String factor) {
        var file = new ResultFile(path, factor);
        if (path != null && Files.exists(path)) {
            file.read();
        }
        return file;
    }

    List<Run> runs() {
        return runs;
    }

    private void read() {
        try {
            List<String> lines = Files.readAllLines(path);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                JsonNode node = parse(line);
                if (node != null) {
                    runs.add(run(node, i + 1));
                } else if (!line.isBlank() && !line.startsWith("{")) {
                    throw refused(i + 1, line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the results in " + path, e);
        }
    }

    private static JsonNode parse(String line) {
        try {
            return line.isBlank() ? null : JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private IllegalArgumentException refused(int line, Object found) {
        return new IllegalArgumentException(
                path + ", line " + line + " expects results by " + factor + ", but got " + found);
    }

    private Run run(JsonNode node, int line) {
        if (!node.has(factor) || !node.has("seed")) {
            throw refused(line, node);
        }
        Map<String, Double> values = new LinkedHashMap<>();
        node.path("values")
                .properties()
                .forEach(e -> values.put(e.getKey(), Double.valueOf(e.getValue().asText())));
        Map<String, double[]> curves = new LinkedHashMap<>();
        node.path("curves").properties().forEach(e -> curves.put(e.getKey(), numbers(e.getValue())));
        return new Run(
                new Run.Key(node.get(factor).asText(), node.get("seed").asLong()),
                values,
                node.path("error").asText(),
                curves);
    }

    private static double[] numbers(JsonNode list) {
        var numbers = new double[list.size()];
        Arrays.setAll(numbers, i -> Double.parseDouble(list.get(i).asText()));
        return numbers;
    }

    void add(Run run) {
        if (path == null) {
            return;
        }
        ObjectNode node = JSON.createObjectNode()
                .put(factor, run.key().variant())
                .put("seed", run.key().seed());
        ObjectNode values = node.putObject("values");
        // As text: JSON has no NaN and no infinity.
        run.values().forEach((name, value) -> values.put(name, String.valueOf(value)));
        node.put("error", run.error());
        if (!run.curves().isEmpty()) {
            ObjectNode curves = node.putObject("curves");
            run.curves().forEach((name, curve) -> {
                ArrayNode numbers = curves.putArray(name);
                for (double value : curve) {
                    numbers.add(String.valueOf(value));
                }
            });
        }
        append(node);
    }

    private void append(ObjectNode node) {
        try {
            if (path.toAbsolutePath().getParent() != null) {
                Files.createDirectories(path.toAbsolutePath().getParent());
            }
            // Plain streams: a file channel is closed when its thread is interrupted, and the result would be lost.
            try (var out = new FileOutputStream(path.toFile(), true)) {
                String start = endsInTheMiddleOfALine() ? "\n" : "";
                out.write((start + node + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a result in " + path, e);
        }
    }

    private boolean endsInTheMiddleOfALine() throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            if (file.length() == 0) {
                return false;
            }
            file.seek(file.length() - 1);
            return file.read() != '\n';
        }
    }
}
