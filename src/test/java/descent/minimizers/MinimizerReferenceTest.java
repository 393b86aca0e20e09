package descent.minimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import descent.Reference;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class MinimizerReferenceTest {
    /** Our counts may be so many times the yardstick's: scipy's line searches and restarts differ. */
    private static final double FACTOR = 2;

    @TestFactory
    Stream<DynamicTest> minimizers() {
        return Reference.tests(
                "minimizers.json",
                Map.of(
                        "objective", this::objective,
                        "minimize", this::minimize,
                        "newton_full", c -> newton(c, Newton.full()),
                        "newton_armijo",
                                c -> newton(c, new Newton(new Armijo(c.number("c"), c.number("shrink")), true)),
                        "linear_cg", this::linear));
    }

    private void objective(Reference.Case c) {
        Objective objective = objectiveOf(c);
        int n = c.integer("n");
        double[][] points = rows(inputs(c, "points"), n);
        double[] hessians = c.gives("hessians") ? c.output("hessians") : null;
        for (int k = 0; k < points.length; k++) {
            close("value " + k, objective.value(points[k]), c.output("values")[k], 1e-8);
            double[] gradient = objective.gradient(points[k]), difference = differences(objective, points[k]);
            double[][] hessian = objective.hessian(points[k]),
                    estimate = Differences.hessian(objective, 6e-6, points[k]);
            for (int i = 0; i < n; i++) {
                close("gradient " + k + " " + i, gradient[i], c.output("gradients")[k * n + i], 1e-8);
                assertThat(gradient[i]).isCloseTo(difference[i], within(1e-4 * scale(gradient)));
                for (int j = 0; j < n; j++) {
                    if (hessians != null) {
                        close("hessian " + k + " " + i + " " + j, hessian[i][j], hessians[(k * n + i) * n + j], 1e-8);
                    }
                    close("hessian by differences", estimate[i][j], hessian[i][j], 1e-5 * scale(hessian[i]));
                }
            }
        }
    }

    private static double[] differences(Objective objective, double[] x) {
        var estimates = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double[] above = x.clone(), below = x.clone();
            above[i] += 1e-6;
            below[i] -= 1e-6;
            estimates[i] = (objective.value(above) - objective.value(below)) / (above[i] - below[i]);
        }
        return estimates;
    }

    private static double scale(double[] values) {
        return 1 + Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    private void minimize(Reference.Case c) {
        Minimizer minimizer =
                switch (c.text("method")) {
                    case "BFGS" -> new Bfgs();
                    case "L-BFGS-B" -> new LBfgs();
                    case "CG" -> new ConjugateGradient();
                    case "Newton-CG" -> new Newton();
                    default -> throw new AssertionError(c.text("method"));
                };
        double tolerance = c.output("yardstick_gradient_norm")[0] / 10;
        Minimum minimum = minimizer.minimize(objectiveOf(c), new Limits(20_000, tolerance), inputs(c, "start"));
        double wanted = c.output("f_star")[0], yardstick = Math.max(c.output("yardstick_f_minus_f_star")[0], 0);
        // The stored optimum has 9 digits.
        assertThat(minimum.value()).isLessThanOrEqualTo(wanted + 10 * yardstick + 1e-8 * Math.abs(wanted));
        double[] best = c.output("x_star");
        assertThat(distance(minimum.x(), best))
                .isLessThanOrEqualTo(10 * distance(c.output("yardstick_x"), best) + 1e-6);
        assertThat(minimum.iterations()).isLessThanOrEqualTo(allowed(c, "yardstick_iterations"));
        assertThat(minimum.valueEvaluations()).isLessThanOrEqualTo(allowed(c, "yardstick_function_evaluations"));
        assertThat(minimum.gradientEvaluations()).isLessThanOrEqualTo(allowed(c, "yardstick_gradient_evaluations"));
    }

    private static int allowed(Reference.Case c, String count) {
        return (int) (FACTOR * c.output(count)[0]) + 10;
    }

    private static double distance(double[] a, double[] b) {
        return Vectors.norm(Vectors.plus(a, -1, b));
    }

    private void newton(Reference.Case c, Newton newton) {
        Minimum minimum =
                newton.minimize(objectiveOf(c), new Limits(1000, c.number("gradient_tolerance")), inputs(c, "start"));
        int steps = c.output("step_lengths").length;
        assertThat(minimum.iterations()).isEqualTo(steps);
        assertThat(minimum.hessianEvaluations()).isEqualTo(steps);
        assertThat(minimum.ending()).isEqualTo(Ending.CONVERGED);
        double[][] iterates = rows(c.output("iterates"), c.integer("n"));
        for (int k = 0; k <= steps; k++) {
            close("value " + k, minimum.values()[k], c.output("values")[k], 1e-6);
            close("gradient norm " + k, column(minimum, "gradient norm")[k], c.output("gradient_norms")[k], 1e-6);
            for (int i = 0; i < iterates[k].length; i++) {
                close("iterate " + k, minimum.path()[k][i], iterates[k][i], 1e-6);
            }
            if (k > 0) {
                close("step " + k, column(minimum, "step length")[k], c.output("step_lengths")[k - 1], 1e-12);
            }
        }
    }

    private void linear(Reference.Case c) {
        int n = c.integer("n");
        var quadratic = new Quadratic(rows(inputs(c, "A"), n), inputs(c, "b"));
        Minimum minimum = new LinearConjugateGradient().minimize(quadratic, new Limits(n, 0), inputs(c, "start"));
        assertThat(minimum.iterations()).isEqualTo(n);
        double[][] x = rows(c.output("x"), n), residuals = rows(c.output("residuals"), n);
        double[][] directions = rows(c.output("directions"), n);
        double[] alpha = column(minimum, "step length"), norms = column(minimum, "gradient norm");
        for (int k = 0; k <= n; k++) {
            double[] residual = Vectors.negative(quadratic.gradient(minimum.path()[k]));
            for (int i = 0; i < n; i++) {
                close("x " + k, minimum.path()[k][i], x[k][i], 1e-7);
                close("residual " + k, residual[i], residuals[k][i], 1e-7);
                if (k < n) {
                    double direction = (minimum.path()[k + 1][i] - minimum.path()[k][i]) / alpha[k + 1];
                    close("direction " + k, direction, directions[k][i], 1e-7);
                }
            }
            close("value " + k, minimum.values()[k], quadratic.value(minimum.path()[k]), 1e-9);
            if (k < n) {
                close("alpha " + k, alpha[k + 1], c.output("alpha")[k], 1e-7);
            }
            if (k < n - 1) {
                close("beta " + k, Math.pow(norms[k + 1] / norms[k], 2), c.output("beta")[k], 1e-7);
            }
        }
        for (int i = 0; i < n; i++) {
            close("solution", minimum.x()[i], c.output("solution")[i], 1e-7);
            close("solution", quadratic.solution()[i], c.output("solution")[i], 1e-8);
        }
    }

    private static Objective objectiveOf(Reference.Case c) {
        int n = c.integer("n");
        return switch (c.text("function")) {
            case "rosenbrock" -> new Rosenbrock(n);
            case "beale" -> Surface.beale();
            case "quadratic" -> new Quadratic(rows(inputs(c, "A"), n), inputs(c, "b"));
            default -> throw new AssertionError(c.text("function"));
        };
    }

    private static double[] column(Minimum minimum, String name) {
        return minimum.table().doubleColumn(name).asDoubleArray();
    }

    /** The inputs as the decimals say, in double. */
    private static double[] inputs(Reference.Case c, String key) {
        var data = c.node().get("inputs").get(key).get("data");
        var values = new double[data.size()];
        Arrays.setAll(values, i -> data.get(i).asDouble());
        return values;
    }

    private static double[][] rows(double[] flat, int n) {
        var rows = new double[flat.length / n][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(flat, i * n, (i + 1) * n));
        return rows;
    }

    private static void close(String what, double got, double wanted, double tolerance) {
        assertThat(Math.abs(got - wanted) <= tolerance * (1 + Math.abs(wanted)))
                .as("%s: expected %s, found %s", what, wanted, got)
                .isTrue();
    }
}
