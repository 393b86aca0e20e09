package descent.initializers;

import static org.assertj.core.api.Assertions.assertThat;

import descent.Reference;
import descent.initializers.VarianceScaling.Distribution;
import descent.initializers.VarianceScaling.Fan;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class InitializerReferenceTest {
    private static final int DRAWS = 100_000;

    @TestFactory
    Stream<DynamicTest> initializers() {
        return Reference.tests(
                "initializers.json",
                Map.of(
                        "variance_scaling", this::varianceScaling,
                        "orthogonal", this::orthogonal,
                        "orthogonal_from_gaussian", this::orthogonalFromGaussian));
    }

    private void varianceScaling(Reference.Case c) {
        String form = c.text("distribution"), scheme = c.text("scheme");
        var fan = c.text("mode").equals("fan_out") ? Fan.OUT : c.text("mode").equals("fan_in") ? Fan.IN : Fan.AVERAGE;
        var distribution = Distribution.valueOf(form.toUpperCase(Locale.ROOT));
        Initializer rule =
                switch (scheme) {
                    case "lecun" -> new LeCun(fan, distribution);
                    case "glorot" -> new Glorot(fan, distribution);
                    case "he" -> new He(fan, distribution);
                    default -> new StandardUniform();
                };
        int fanIn = (int) c.output("fan_in")[0], fanOut = (int) c.output("fan_out")[0];
        double std = c.output("std")[0];
        if (rule instanceof VarianceScaling scaling) {
            assertThat(scaling.std(fanIn, fanOut)).isEqualTo(std, Offset.offset(1e-7 * std));
        }

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

    private void orthogonal(Reference.Case c) {
        int[] shape = c.integers("shape");
        int rows = shape[0], columns = Arrays.stream(shape).skip(1).reduce(1, Math::multiplyExact);
        int area = Arrays.stream(shape).skip(2).reduce(1, Math::multiplyExact);
        var rule = new Orthogonal(c.number("gain"));
        var w = new FMatrixRMaj(rows, columns);
        rule.fill(w, columns, rows * area, new SplittableRandom(3));
        assertGram(c, w);
        // By the array alone: a dense layer has its inputs in rows, a convolution its filters.
        boolean dense = area == 1;
        rule.fill(w.data, dense ? rows : columns, dense ? columns : rows * area, new SplittableRandom(4));
        assertGram(c, w);
    }

    private static void assertGram(Reference.Case c, FMatrixRMaj w) {
        var gram = new FMatrixRMaj(1, 1);
        if (c.text("gram").equals("QtQ")) {
            CommonOps_FDRM.multInner(w, gram);
        } else {
            CommonOps_FDRM.multOuter(w, gram);
        }
        c.assertOutput("gram", gram, 1e-5);
    }

    private void orthogonalFromGaussian(Reference.Case c) {
        FMatrixRMaj w = c.input("gaussian");
        Orthogonal.orthonormalize(w);
        c.assertOutput("q", w, 1e-5);
    }
}
