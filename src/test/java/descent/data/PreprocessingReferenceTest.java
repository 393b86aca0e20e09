package descent.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Standardizer and MinMaxScaler against numbers computed independently in double. */
class PreprocessingReferenceTest {
    private static final Map<String, Integer> RUN = new TreeMap<>();
    private static final Map<String, Integer> SKIPPED = new TreeMap<>();

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode test : read("preprocessing.json")) {
            String op = test.get("op").asText();
            switch (op) {
                case "standardize" -> tests.add(run(test, () -> standardize(test)));
                case "min_max" -> tests.add(run(test, () -> minMax(test)));
                default -> SKIPPED.merge(op, 1, Integer::sum);
            }
        }
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }

    @AfterAll
    static void report() {
        System.out.println("preprocessing.json: run " + RUN + ", skipped " + SKIPPED);
    }

    private static DynamicTest run(JsonNode test, Runnable check) {
        return DynamicTest.dynamicTest(test.get("name").asText(), () -> {
            RUN.merge(test.get("op").asText(), 1, Integer::sum);
            check.run();
        });
    }

    private static void standardize(JsonNode test) {
        var scaler = Standardizer.fit(
                matrix(test, "inputs", "x"), test.at("/config/ddof").asInt());
        compare(test, "mean", scaler.mean());
        compare(test, "std", scaler.std());
        compare(test, scaler);
    }

    private static void minMax(JsonNode test) {
        JsonNode config = test.get("config");
        var scaler = MinMaxScaler.fit(
                matrix(test, "inputs", "x"),
                config.get("low").asDouble(),
                config.get("high").asDouble());
        compare(test, "min", scaler.min());
        compare(test, "max", scaler.max());
        compare(test, scaler);
    }

    private static void compare(JsonNode test, Scaler scaler) {
        FMatrixRMaj x = matrix(test, "inputs", "x");
        compare(test, "y", doubles(scaler.apply(x)));
        compare(test, "y_new", doubles(scaler.apply(matrix(test, "inputs", "x_new"))));
        assertThat(scaler.invert(scaler.apply(x)).data).containsExactly(x.data, within(1e-4f));
    }

    /** Equal to 1e-6, relative for values above 1: what a float can say. */
    private static void compare(JsonNode test, String output, double[] found) {
        JsonNode expected = test.at("/outputs/" + output + "/data");
        assertThat(found).as(output).hasSize(expected.size());
        for (int i = 0; i < found.length; i++) {
            double value = expected.get(i).asDouble();
            assertThat(found[i])
                    .as("%s %s[%d]", test.get("name").asText(), output, i)
                    .isCloseTo(value, within(1e-6 * Math.max(1, Math.abs(value))));
        }
    }

    private static double[] doubles(FMatrixRMaj m) {
        double[] values = new double[m.getNumElements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = m.data[i];
        }
        return values;
    }

    private static FMatrixRMaj matrix(JsonNode test, String side, String name) {
        JsonNode node = test.get(side).get(name);
        JsonNode data = node.get("data");
        int rows = node.get("shape").get(0).asInt();
        var m = new FMatrixRMaj(rows, data.size() / rows);
        for (int i = 0; i < m.data.length; i++) {
            m.data[i] = Float.parseFloat(data.get(i).asText());
        }
        return m;
    }

    /** The cases of a file in the folder that the property descent.reference names, or else on the class path. */
    private static JsonNode read(String file) throws IOException {
        String folder = System.getProperty("descent.reference");
        try (InputStream in = folder == null
                ? PreprocessingReferenceTest.class.getResourceAsStream("/reference/" + file)
                : Files.newInputStream(Path.of(folder, file))) {
            return new ObjectMapper().readTree(in);
        }
    }
}
