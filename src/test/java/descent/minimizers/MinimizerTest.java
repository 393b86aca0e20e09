package descent.minimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import descent.DataSet;
import descent.Network;
import descent.Shape;
import descent.activations.Tanh;
import descent.data.Toys;
import descent.layers.Dense;
import descent.losses.SoftmaxCrossEntropy;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MinimizerTest {
    static List<Minimizer> minimizers() {
        return List.of(
                new GradientDescent(),
                new GradientDescent(new StrongWolfe(1e-4, 0.5)),
                new Newton(),
                new Newton(new StrongWolfe(), true),
                new Bfgs(),
                new LBfgs(),
                new LBfgs(1),
                new ConjugateGradient(),
                new ConjugateGradient(ConjugateGradient.Beta.FLETCHER_REEVES));
    }

    static Stream<Arguments> minimizersAndSurfaces() {
        var surfaces = List.of(
                Surface.valley(), Surface.rosenbrock(), Surface.beale(), Surface.himmelblau(), Surface.rastrigin());
        return minimizers().stream().flatMap(m -> surfaces.stream().map(s -> Arguments.of(m, s)));
    }

    @ParameterizedTest
    @MethodSource("minimizersAndSurfaces")
    void reachesAMinimum(Minimizer minimizer, Surface surface) {
        Minimum minimum = minimizer.minimize(surface, new Limits(100_000, 1e-5), 1.2, 0.3);
        assertThat(minimum.ending()).isEqualTo(Ending.CONVERGED);
        // Rastrigin's nearest dent is as good as the deepest.
        double[][] hessian = surface.hessian(minimum.x());
        assertThat(hessian[0][0]).isPositive();
        assertThat(hessian[0][0] * hessian[1][1] - hessian[0][1] * hessian[1][0])
                .isPositive();
        assertThat(minimum.path()).hasNumberOfRows(minimum.iterations() + 1);
        assertThat(minimum.path()[0]).containsExactly(1.2, 0.3);
        assertThat(minimum.value()).isEqualTo(surface.value(minimum.x()));
        if (!surface.name().equals("Rastrigin")) {
            assertThat(minimum.value()).isCloseTo(0, within(1e-9));
        }
        double[] values = minimum.values();
        for (int k = 1; k < values.length; k++) {
            assertThat(values[k]).isLessThan(values[k - 1]);
        }
    }

    @ParameterizedTest
    @MethodSource("minimizers")
    void aSaddleWithoutFloorIsTold(Minimizer minimizer) {
        assertThat(minimizer.minimize(Surface.saddle(), 1, 1e-3).ending()).isEqualTo(Ending.UNBOUNDED);
    }

    /** Plain Newton walks straight into the saddle at (0, 0) and is content there. */
    @Test
    void negativeCurvaturePushesAwayFromASaddle() {
        var doubleWell = new Surface(
                "double well",
                (x, y) -> x * x * x * x / 4 - x * x / 2 + y * y,
                (x, y) -> x * x * x - x,
                (x, y) -> 2 * y,
                new double[] {-2, 2, -2, 2});
        assertThat(doubleWell.hessian(0.1, 1)[0][0]).isCloseTo(-0.97, within(1e-6));
        Minimum full = Newton.full().minimize(doubleWell, 0.1, 1);
        assertThat(full.x()[0]).isCloseTo(0, within(1e-6));
        Minimum damped = new Newton().minimize(doubleWell, 0.1, 1);
        assertThat(damped.converged()).isTrue();
        assertThat(damped.x()[0]).isCloseTo(1, within(1e-6));
        assertThat(damped.hessianEvaluations()).isEqualTo(damped.iterations());
        // A singular Hessian: nothing to solve, and nothing to mend it.
        var trough = new Quadratic(new double[][] {{1, 0}, {0, 0}}, new double[] {1, 0});
        assertThat(Newton.full().minimize(trough, 5, 5).ending()).isEqualTo(Ending.STALLED);
        assertThat(new Newton().minimize(trough, 5, 5).converged()).isTrue();
    }

    @Test
    void wolfeConditionsHoldAtEveryAcceptedStep() {
        var random = new SplittableRandom(7);
        int found = 0;
        for (int i = 0; i < 2000; i++) {
            var objectives = List.of(
                    Surface.rosenbrock(), Surface.beale(), Surface.himmelblau(), Surface.rastrigin(), Surface.valley());
            Objective objective = objectives.get(i % objectives.size());
            double[] x = {random.nextDouble(-2, 2), random.nextDouble(-2, 2)};
            double[] d = {random.nextGaussian(), random.nextGaussian()};
            double c1 = Math.pow(10, random.nextDouble(-5, -1)), c2 = random.nextDouble(c1, 1);
            var from = new Point(x, objective.value(x), objective.gradient(x), 0);
            double slope = Vectors.dot(d, from.gradient());
            double firstStep = Math.pow(10, random.nextDouble(-6, 4));
            var to = new StrongWolfe(c1, c2).search(objective, from, d, firstStep);
            assertThat(to.isPresent() && slope >= 0).isFalse();
            if (to.isPresent()) {
                found++;
                Point p = to.get();
                assertThat(p.stepLength()).isPositive();
                assertThat(p.x()).containsExactly(Vectors.plus(x, p.stepLength(), d));
                assertThat(p.value()).isEqualTo(objective.value(p.x()));
                assertThat(p.value()).isLessThanOrEqualTo(from.value() + c1 * p.stepLength() * slope);
                assertThat(Math.abs(Vectors.dot(d, p.gradient()))).isLessThanOrEqualTo(-c2 * slope);
            } else if (slope < 0) {
                // Not one of these surfaces falls for ever, so there is always such a step.
                assertThat(slope).as("case %s", i).isGreaterThan(-1e-6);
            }
        }
        assertThat(found).isGreaterThan(900);
    }

    /** log x is not defined below 0 and falls to minus infinity at 0. */
    @ParameterizedTest
    @MethodSource("minimizers")
    void valuesThatAreNotNumbersAreTooHigh(Minimizer minimizer) {
        var barrier = new Surface(
                "barrier",
                (x, y) -> x - Math.log(x) + y * y - Math.log(y),
                (x, y) -> 1 - 1 / x,
                (x, y) -> 2 * y - 1 / y,
                new double[] {0, 3, 0, 3});
        Minimum minimum = minimizer.minimize(barrier, 30, 1e-3);
        assertThat(minimum.converged()).isTrue();
        assertThat(minimum.x()).containsExactly(new double[] {1, Math.sqrt(0.5)}, within(1e-5));
        assertThatThrownBy(() -> minimizer.minimize(barrier, -1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a finite value and gradient at the start, but barrier has NaN");
    }

    @ParameterizedTest
    @MethodSource("minimizers")
    void limitsAndInterruptsAreKept(Minimizer minimizer) {
        Minimum minimum = minimizer.minimize(new Rosenbrock(4), new Limits(3), -1.2, 1, 1, 1);
        assertThat(minimum.ending()).isEqualTo(Ending.MAX_ITERATIONS);
        assertThat(minimum.iterations()).isEqualTo(3);
        assertThat(minimum.table().rowCount()).isEqualTo(4);
        assertThat(minimum.toString()).contains("3 iterations").endsWith("all iterations used up");
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> minimizer.minimize(new Rosenbrock(2), 0, 0))
                    .isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void countsWhatTheObjectiveSees() {
        int[] calls = new int[3];
        var counting = new Objective() {
            @Override
            public double value(double... x) {
                calls[0]++;
                return Surface.beale().value(x);
            }

            @Override
            public double[] gradient(double... x) {
                calls[1]++;
                return Surface.beale().gradient(x);
            }

            @Override
            public double[][] hessian(double... x) {
                calls[2]++;
                return Surface.beale().hessian(x);
            }
        };
        for (Minimizer minimizer : minimizers()) {
            Arrays.fill(calls, 0);
            Minimum minimum = minimizer.minimize(counting, 1, 1);
            assertThat(calls)
                    .containsExactly(
                            minimum.valueEvaluations(), minimum.gradientEvaluations(), minimum.hessianEvaluations());
        }
    }

    @Test
    void ofManyNumbersOnlyStartAndEndAreKept() {
        var start = new double[101];
        Minimum minimum = new LBfgs().minimize(new Rosenbrock(101), start);
        assertThat(minimum.converged()).isTrue();
        assertThat(minimum.path()).hasNumberOfRows(2);
        assertThat(minimum.path()[0]).containsExactly(start);
        assertThat(minimum.path()[1]).containsExactly(minimum.x());
    }

    @Test
    void bowlsAreAsSteepAsAsked() {
        Quadratic bowl = Quadratic.illConditioned(6, 1000, 3);
        assertThat(bowl.solution()).containsExactly(new double[] {1, 1, 1, 1, 1, 1}, within(1e-9));
        double trace = 0;
        for (int i = 0; i < 6; i++) {
            trace += bowl.a()[i][i];
        }
        double sum = 0;
        for (int k = 0; k < 6; k++) {
            sum += Math.pow(1000, k / 5.0);
        }
        assertThat(trace).isCloseTo(sum, within(1e-8));
        assertThat(new LinearConjugateGradient().minimize(bowl, new double[6]).iterations())
                .isBetween(5, 8);
        assertThatThrownBy(() -> new Quadratic(new double[][] {{1, 2}, {3, 1}}, new double[2]))
                .hasMessage("Quadratic expects a symmetric a, but a[1][0] is 3.0 and a[0][1] is 2.0");
        assertThatThrownBy(() -> bowl.value(1, 2)).hasMessage("Quadratic(6) expects 6 numbers, but got 2");
        assertThatThrownBy(() -> new LinearConjugateGradient().minimize(Surface.valley(), 1, 1))
                .hasMessageStartingWith("LinearConjugateGradient expects a Quadratic, but got x²/20 + y²");
    }

    @Test
    void logisticRegressionHasOneMinimumForAll() {
        DataSet moons = Toys.moons(60, 0.2, 5);
        var regression = new LogisticRegression(moons, 0.01);
        double[] at = {0.3, -0.8, 0.2};
        double[] gradient = regression.gradient(at);
        for (int i = 0; i < 3; i++) {
            double[] above = at.clone();
            above[i] += 1e-6;
            assertThat((regression.value(above) - regression.value(at)) / 1e-6).isCloseTo(gradient[i], within(1e-5));
            assertThat(regression.hessian(at)[i])
                    .containsExactly(Differences.hessian(regression, 6e-6, at)[i], within(1e-8));
        }
        double[] first = new Newton()
                .minimize(regression, new Limits(50, 1e-10), 0, 0, 0)
                .x();
        for (Minimizer minimizer : minimizers()) {
            assertThat(minimizer.minimize(regression, 3, -2, 1).x()).containsExactly(first, within(1e-3));
        }
    }

    @Test
    void aNetworkIsAnObjective() {
        DataSet moons = Toys.moons(80, 0.1, 5);
        var network = new Network(Shape.of(2), 1, new Dense(6), new Tanh(), new Dense(2));
        var loss = new NetworkLoss(network, new SoftmaxCrossEntropy(), moons);
        double[] start = loss.parameters();
        assertThat(start).hasSize(network.parameterCount());
        double before = loss.value(start);
        double[] gradient = loss.gradient(start);
        for (int i = 0; i < start.length; i += 5) {
            double[] above = start.clone(), below = start.clone();
            above[i] += 0x1p-8;
            below[i] -= 0x1p-8;
            assertThat((loss.value(above) - loss.value(below)) * 0x1p7).isCloseTo(gradient[i], within(1e-3));
        }
        loss.moveTo(start);
        Minimum minimum = loss.train(new LBfgs(), new Limits(100, 1e-4));
        assertThat(minimum.value()).isLessThan(0.02).isLessThan(before);
        assertThat(loss.parameters()).containsExactly(minimum.x(), within(1e-4));
        assertThat(network.classify(moons.x())).isEqualTo(moons.labels());
        loss.moveTo(start);
        assertThat(loss.train(new Newton(), new Limits(10, 1e-4)).value()).isLessThan(before / 2);
        network.parameters().get(0).setTrainable(false);
        assertThat(new NetworkLoss(network, new SoftmaxCrossEntropy(), moons).parameters())
                .hasSize(start.length - 12);
        network.parameters().forEach(parameter -> parameter.setTrainable(false));
        assertThatThrownBy(() -> new NetworkLoss(network, new SoftmaxCrossEntropy(), moons))
                .hasMessageContaining("no trainable parameters");
        assertThatThrownBy(() ->
                        new NetworkLoss(network, new SoftmaxCrossEntropy(), new DataSet(new FMatrixRMaj(1, 3), 0)))
                .hasMessage("Network(2 -> 2) expects 2 columns, but got 1x3");
    }
}
