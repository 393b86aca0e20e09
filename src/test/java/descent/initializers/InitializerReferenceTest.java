package descent.initializers;

import static org.assertj.core.api.Assertions.assertThat;

import descent.Reference;
import descent.initializers.VarianceScaling.Distribution;
import descent.initializers.VarianceScaling.Fan;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class InitializerReferenceTest {
    private static final int DRAWS = 100_000;

    @TestFactory
    Stream<DynamicTest> initializers() {
        return Reference.tests("initializers.json", Map.of("variance_scaling", this::varianceScaling));
    }

    private void varianceScaling(Reference.Case c) {
        String form = c.text("distribution"), scheme = c.text("scheme");
        Assumptions.assumeTrue(
                !form.equals("truncated_normal") && !scheme.equals("standard"),
                () -> c.name() + ": " + scheme + ", " + form + " is not built yet");
        var fan = c.text("mode").equals("fan_out") ? Fan.OUT : c.text("mode").equals("fan_in") ? Fan.IN : Fan.AVERAGE;
        var distribution = form.equals("normal") ? Distribution.NORMAL : Distribution.UNIFORM;
        VarianceScaling rule =
                switch (scheme) {
                    case "lecun" -> new LeCun(fan, distribution);
                    case "glorot" -> new Glorot(fan, distribution);
                    default -> new He(fan, distribution);
                };
        int fanIn = (int) c.output("fan_in")[0], fanOut = (int) c.output("fan_out")[0];
        double std = c.output("std")[0];
        assertThat(rule.std(fanIn, fanOut)).isEqualTo(std, Offset.offset(1e-7 * std));

        var w = new float[DRAWS];
        rule.fill(w, fanIn, fanOut, new SplittableRandom(7));
        double sum = 0, squares = 0, largest = 0;
        for (float value : w) {
            sum += value;
            squares += (double) value * value;
            largest = Math.max(largest, Math.abs(value));
        }
        double mean = sum / DRAWS, spread = Math.sqrt(squares / DRAWS - mean * mean);
        double standardError = std * Math.sqrt((c.output("kurtosis")[0] - 1) / (4.0 * DRAWS));
        assertThat(mean).as("mean of the draws").isEqualTo(0, Offset.offset(5 * std / Math.sqrt(DRAWS)));
        assertThat(spread).as("std of the draws").isEqualTo(std, Offset.offset(5 * standardError));
        if (c.gives("bound")) {
            double bound = c.output("bound")[0];
            assertThat(largest).as("largest draw").isBetween(0.99 * bound, bound * (1 + 1e-6));
        }
    }
}
