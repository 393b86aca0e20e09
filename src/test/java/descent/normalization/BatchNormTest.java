package descent.normalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.Mode;
import descent.Shape;
import java.util.SplittableRandom;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchNormTest {
    /** Numbers around 10,000 that are 1 or less apart: squares minus the squared mean would leave nothing of the variance. */
    @ParameterizedTest
    @ValueSource(ints = {1, 6, 40})
    void varianceOutlivesALargeMean(int side) {
        Shape shape = side == 1 ? Shape.of(3) : Shape.image(3, side, side);
        int rows = 6000 / (side * side) + 2, pixels = side * side;
        var norm = new BatchNorm(0, 1e-5);
        norm.build(shape, new SplittableRandom(1));
        var x = new FMatrixRMaj(rows, shape.columns());
        for (int i = 0; i < x.data.length; i++) {
            x.data[i] = 10_000 + (i / pixels % 3 + 1) * (i / shape.columns() + i % pixels) % 2 * 0.5f;
        }
        norm.forward(x, Mode.TRAIN);
        for (int f = 0; f < 3; f++) {
            double mean = 0, variance = 0;
            for (int i = 0; i < x.data.length; i++) {
                mean += i / pixels % 3 == f ? x.data[i] / rows / pixels : 0;
            }
            for (int i = 0; i < x.data.length; i++) {
                variance += i / pixels % 3 == f ? Math.pow(x.data[i] - mean, 2) / (rows * pixels - 1) : 0;
            }
            assertThat(norm.runningVariance()[f]).isCloseTo((float) variance, within(1e-5f));
        }
    }
}
