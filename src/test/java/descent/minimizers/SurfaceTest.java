package descent.minimizers;

import static org.assertj.core.api.Assertions.assertThat;

import descent.optimizers.Momentum;
import descent.optimizers.Sgd;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SurfaceTest {
    static List<Surface> surfaces() {
        return List.of(
                Surface.valley(),
                Surface.rosenbrock(),
                Surface.beale(),
                Surface.saddle(),
                Surface.himmelblau(),
                Surface.rastrigin());
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void gradientAgreesWithDifferences(Surface surface) {
        double h = 1e-6;
        for (double[] at : new double[][] {{0.3, -0.7}, {-1.1, 0.4}, {1.5, 1.2}}) {
            double[] gradient = surface.gradient(at);
            for (int i = 0; i < 2; i++) {
                double[] above = at.clone(), below = at.clone();
                above[i] += h;
                below[i] -= h;
                double estimate = (surface.value(above) - surface.value(below)) / (2 * h);
                assertThat(gradient[i]).isCloseTo(estimate, Offset.offset(1e-6 * (1 + Math.abs(estimate))));
            }
            double[][] hessian = surface.hessian(at), estimates = Differences.hessian(surface, 6e-6, at);
            for (int i = 0; i < 4; i++) {
                assertThat(hessian[i / 2][i % 2]).isCloseTo(estimates[i / 2][i % 2], Offset.offset(1e-5));
            }
        }
        for (double[] minimum : surface.minima()) {
            assertThat(surface.value(minimum)).isCloseTo(0, Offset.offset(1e-25));
            assertThat(surface.gradient(minimum)).containsExactly(new double[] {0, 0}, Offset.offset(1e-12));
        }
    }

    @Test
    void pathsStartAtTheStartAndCountSteps() {
        double[][] path = Trajectory.of(new Sgd(0.5), Surface.valley(), 3, -7, 2);
        assertThat(path).hasDimensions(4, 2);
        assertThat(path[0]).containsExactly(-7, 2);
        // y - 0.5 * 2 y = 0 in one step.
        assertThat(path[1][1]).isZero();
        assertThat(Trajectory.stepsToSettle(0, Surface.valley(), path)).isEqualTo(-1);
        assertThat(Trajectory.stepsToSettle(3, Surface.valley(), path)).isEqualTo(1);
        double[][] crossing = {{4, 0}, {0, 0}, {-4, 0}, {1, 0}};
        assertThat(Trajectory.stepsToSettle(0.1, Surface.valley(), crossing)).isEqualTo(3);
    }

    @Test
    void aPathThatFliesAwayEnds() {
        double[][] path = Trajectory.of(new Momentum(50, 0.9), Surface.rosenbrock(), 100, -1.5, 2);
        assertThat(path.length).isLessThan(20);
        assertThat(path[path.length - 1]).doesNotContain(Double.NaN);
    }
}
