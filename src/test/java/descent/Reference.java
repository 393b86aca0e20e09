package descent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/**
 * Reference values computed elsewhere (PyTorch, scipy, numpy): the cases of one file, read from the class path or from the
 * folder that the system property {@code descent.reference} names.
 */
public final class Reference {
    private Reference() {}

    /** What a test does with a case. */
    @FunctionalInterface
    public interface Check {
        void run(Case reference);
    }

    /** One test per case; cases whose op has no check are skipped by name. Prints how many run and how many are skipped. */
    public static Stream<DynamicTest> tests(String file, Map<String, Check> checks) {
        List<Case> cases = read(file);
        var skipped = new TreeMap<String, Integer>();
        cases.stream().filter(c -> !checks.containsKey(c.op())).forEach(c -> skipped.merge(c.op(), 1, Integer::sum));
        int count = skipped.values().stream().mapToInt(Integer::intValue).sum();
        System.out.println(file + ": " + (cases.size() - count) + " cases run, " + count + " skipped"
                + (count == 0 ? "" : ", their op is not built yet: " + skipped));
        assertThat(cases).as("cases in " + file).isNotEmpty();
        return cases.stream()
                .map(c -> DynamicTest.dynamicTest(c.name(), () -> {
                    Assumptions.assumeTrue(
                            checks.containsKey(c.op()), () -> c.name() + ": op " + c.op() + " is not built yet");
                    checks.get(c.op()).run(c);
                }));
    }

    private static List<Case> read(String file) {
        var cases = new ArrayList<Case>();
        json(file).forEach(node -> cases.add(new Case(node)));
        return cases;
    }

    /** A reference file as it is. */
    public static JsonNode json(String file) {
        String folder = System.getProperty("descent.reference");
        try (var stream = folder == null
                ? Reference.class.getResourceAsStream("/reference/" + file)
                : Files.newInputStream(Path.of(folder, file))) {
            return new ObjectMapper().readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One case of a reference file. */
    public record Case(JsonNode node) {
        public String name() {
            return node.get("name").asText();
        }

        public String op() {
            return node.get("op").asText();
        }

        /** A number of the configuration. */
        public double number(String key) {
            assertThat(node.get("config").has(key)).as("config " + key).isTrue();
            return node.get("config").get(key).asDouble();
        }

        public int integer(String key) {
            return (int) number(key);
        }

        public String text(String key) {
            return node.get("config").get(key).asText();
        }

        public boolean flag(String key) {
            return node.get("config").path(key).asBoolean(false);
        }

        public boolean configures(String key) {
            return node.get("config").has(key);
        }

        /** A list of numbers of the configuration. */
        public double[] numbers(String key) {
            return doubles(node.get("config").get(key));
        }

        public boolean has(String key) {
            return node.get("inputs").has(key);
        }

        public boolean gives(String key) {
            return node.get("outputs").has(key);
        }

        /** The sizes of an input. */
        public int[] shape(String key) {
            JsonNode shape = node.get("inputs").get(key).get("shape");
            var sizes = new int[shape.size()];
            for (int i = 0; i < sizes.length; i++) {
                sizes[i] = shape.get(i).asInt();
            }
            return sizes;
        }

        /** An input, one sample per row; a vector becomes one row. */
        public FMatrixRMaj input(String key) {
            int[] shape = shape(key);
            float[] data = floats(key);
            int rows = shape.length < 2 ? 1 : shape[0];
            var matrix = new FMatrixRMaj(rows, rows == 0 ? 0 : data.length / rows);
            matrix.data = data;
            return matrix;
        }

        /** The numbers of an input, each the float that its decimals name. */
        public float[] floats(String key) {
            JsonNode data = node.get("inputs").get(key).get("data");
            var floats = new float[data.size()];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = Float.parseFloat(data.get(i).asText());
            }
            return floats;
        }

        public int[] integers(String key) {
            double[] values = doubles(node.get("inputs").get(key).get("data"));
            return Arrays.stream(values).mapToInt(v -> (int) v).toArray();
        }

        public double[] output(String key) {
            return doubles(node.get("outputs").get(key).get("data"));
        }

        private static double[] doubles(JsonNode list) {
            var values = new double[list.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = list.get(i).asDouble();
            }
            return values;
        }

        /** Holds if every number is within {@code tolerance (1 + |wanted|)} of the output named {@code key}. */
        public void assertOutput(String key, float[] got, double tolerance) {
            double[] wanted = output(key);
            assertThat(got.length).as(key + ": how many numbers").isGreaterThanOrEqualTo(wanted.length);
            for (int i = 0; i < wanted.length; i++) {
                double off = Math.abs(got[i] - wanted[i]);
                assertThat(off <= tolerance * (1 + Math.abs(wanted[i])))
                        .as("%s[%d]: expected %s, found %s", key, i, wanted[i], got[i])
                        .isTrue();
            }
        }

        public void assertOutput(String key, FMatrixRMaj got, double tolerance) {
            assertThat(got.getNumElements()).as(key + ": how many numbers").isEqualTo(output(key).length);
            assertOutput(key, got.data, tolerance);
        }

        public void assertOutput(String key, double got, double tolerance) {
            double wanted = output(key)[0];
            assertThat(Math.abs(got - wanted) <= tolerance * (1 + Math.abs(wanted)))
                    .as("%s: expected %s, found %s", key, wanted, got)
                    .isTrue();
        }
    }
}
