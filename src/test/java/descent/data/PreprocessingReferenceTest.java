package descent.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import descent.Reference;
import descent.unsupervised.Pca;
import descent.unsupervised.Zca;
import java.util.ArrayList;
import java.util.Arrays;
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
    Stream<DynamicTest> cases() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode test : Reference.json("preprocessing.json")) {
            String op = test.get("op").asText();
            switch (op) {
                case "standardize" -> tests.add(run(test, () -> standardize(test)));
                case "min_max" -> tests.add(run(test, () -> minMax(test)));
                case "pca", "pca_whitening" -> tests.add(run(test, () -> pca(test)));
                case "zca" -> tests.add(run(test, () -> zca(test)));
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

    private static void pca(JsonNode test) {
        JsonNode config = test.get("config");
        FMatrixRMaj x = matrix(test, "inputs", "x"), fresh = matrix(test, "inputs", "x_new");
        int k = config.get("components").asInt(), ddof = config.get("ddof").asInt();
        var pca =
                config.has("eps") ? Pca.whitening(x, k, ddof, config.get("eps").asDouble()) : Pca.fit(x, k, ddof);
        compare(test, "mean", pca.mean());
        compare(test, "explained_variance", pca.explainedVariance());
        double[] components =
                Arrays.stream(pca.components()).flatMapToDouble(Arrays::stream).toArray();
        double[] y = doubles(pca.apply(x)), yNew = doubles(pca.apply(fresh));
        // Signs are arbitrary.
        for (int i = 0, d = x.numCols; i < k; i++) {
            double agreement = 0;
            for (int j = 0; j < d; j++) {
                agreement += components[i * d + j]
                        * test.at("/outputs/components/data").get(i * d + j).asDouble();
            }
            double sign = Math.signum(agreement);
            for (int j = 0; j < d; j++) {
                components[i * d + j] *= sign;
            }
            for (int r = i; r < y.length; r += k) {
                y[r] *= sign;
            }
            for (int r = i; r < yNew.length; r += k) {
                yNew[r] *= sign;
            }
        }
        compare(test, "components", components);
        compare(test, "y", y);
        compare(test, "y_new", yNew);
        if (!config.has("eps")) {
            compare(test, "explained_variance_ratio", pca.explainedVarianceRatio());
            compare(test, "reconstruction", doubles(pca.invert(pca.apply(x))));
            compare(test, "reconstruction_new", doubles(pca.invert(pca.apply(fresh))));
        }
    }

    private static void zca(JsonNode test) {
        JsonNode config = test.get("config");
        var zca = Zca.fit(
                matrix(test, "inputs", "x"),
                config.get("ddof").asInt(),
                config.get("eps").asDouble());
        compare(test, "mean", zca.mean());
        compare(
                test,
                "zca_matrix",
                Arrays.stream(zca.matrix()).flatMapToDouble(Arrays::stream).toArray());
        compare(test, zca);
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
}
