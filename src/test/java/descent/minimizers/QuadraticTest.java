package descent.minimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class QuadraticTest {
    @Test
    void leastSquaresIsHalfTheMeanSquaredErrorUpToAConstant() {
        var x = new FMatrixRMaj(3, 2, true, 1, 2, -1, 0.5f, 3, 1);
        double[] y = {1, 2, -1};
        var bowl = Quadratic.leastSquares(x, y);
        assertThat(bowl.value(0, 0)).isZero();
        double[] w = {0.3, -0.7};
        assertThat(bowl.value(w)).isCloseTo(error(x, y, w) - error(x, y, 0, 0), within(1e-12));
    }

    private static double error(FMatrixRMaj x, double[] y, double... w) {
        double sum = 0;
        for (int row = 0; row < y.length; row++) {
            double d = x.get(row, 0) * w[0] + x.get(row, 1) * w[1] - y[row];
            sum += d * d / 2;
        }
        return sum / y.length;
    }

    @Test
    void leastSquaresNamesWhatDoesNotFit() {
        assertThatThrownBy(() -> Quadratic.leastSquares(new FMatrixRMaj(3, 2), 1, 2))
                .hasMessageContaining("3x2 inputs and 2 targets");
        assertThatThrownBy(() -> Quadratic.leastSquares(new FMatrixRMaj(0, 2))).hasMessageContaining("at least one");
    }

    @Test
    void curvaturesAreThoseTheBowlWasMadeWith() {
        double[] curvatures = Quadratic.illConditioned(3, 100, 1).curvatures();
        assertThat(curvatures).hasSize(3);
        assertThat(curvatures[0]).isCloseTo(100, within(1e-9));
        assertThat(curvatures[1]).isCloseTo(10, within(1e-9));
        assertThat(curvatures[2]).isCloseTo(1, within(1e-9));
        assertThat(Arrays.stream(new Quadratic(new double[][] {{1, 0}, {0, -2}}, new double[2]).curvatures()))
                .containsExactly(1.0, -2.0);
    }
}
