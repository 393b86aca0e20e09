package descent.minimizers;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * An objective of two numbers x and y that can be drawn: the valleys and saddles on which optimizers show their manners.
 *
 * @param name what it is called
 * @param height the function f(x, y)
 * @param slopeX its derivative with respect to x
 * @param slopeY its derivative with respect to y
 * @param curvature its second derivatives; null for differences of the slopes
 * @param window what to draw: from x, to x, from y, to y
 * @param minima the points where it is smallest, each as (x, y); empty if it has none
 */
public record Surface(
        String name,
        DoubleBinaryOperator height,
        DoubleBinaryOperator slopeX,
        DoubleBinaryOperator slopeY,
        Curvature curvature,
        double[] window,
        double[]... minima)
        implements Objective {
    /** Second derivatives of a function of x and y. */
    @FunctionalInterface
    public interface Curvature {
        /** The Hessian at (x, y): two rows of two. */
        double[][] at(double x, double y);

        /** The symmetric one with these entries. */
        static double[][] of(double xx, double xy, double yy) {
            return new double[][] {{xx, xy}, {xy, yy}};
        }
    }

    /** Without second derivatives: the Hessian is computed by differences. */
    public Surface(
            String name,
            DoubleBinaryOperator height,
            DoubleBinaryOperator slopeX,
            DoubleBinaryOperator slopeY,
            double[] window,
            double[]... minima) {
        this(name, height, slopeX, slopeY, null, window, minima);
    }

    /** x^2 / 20 + y^2: a long valley, twenty times as steep across as along. Minimum 0 at (0, 0). */
    public static Surface valley() {
        return new Surface(
                "x²/20 + y²",
                (x, y) -> x * x / 20 + y * y,
                (x, y) -> x / 10,
                (x, y) -> 2 * y,
                (x, y) -> Curvature.of(0.1, 0, 2),
                new double[] {-10, 10, -5, 5},
                new double[] {0, 0});
    }

    /**
     * (1 - x)^2 + 100 (y - x^2)^2: a bent valley with an almost flat floor. Minimum 0 at (1, 1).
     *
     * <p>Rosenbrock 1960, An automatic method for finding the greatest or least value of a function,
     * https://doi.org/10.1093/comjnl/3.3.175
     */
    public static Surface rosenbrock() {
        return new Surface(
                "Rosenbrock",
                (x, y) -> (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x),
                (x, y) -> -2 * (1 - x) - 400 * x * (y - x * x),
                (x, y) -> 200 * (y - x * x),
                (x, y) -> Curvature.of(2 - 400 * (y - 3 * x * x), -400 * x, 200),
                new double[] {-2, 2, -1, 3},
                new double[] {1, 1});
    }

    /**
     * (1.5 - x + xy)^2 + (2.25 - x + xy^2)^2 + (2.625 - x + xy^3)^2: plateaus between steep walls. Minimum 0 at (3, 0.5).
     *
     * <p>Beale 1958, On an iterative method for finding a local minimum of a function of more than one variable.
     */
    public static Surface beale() {
        return new Surface(
                "Beale",
                (x, y) -> {
                    double a = 1.5 - x + x * y, b = 2.25 - x + x * y * y, c = 2.625 - x + x * y * y * y;
                    return a * a + b * b + c * c;
                },
                (x, y) -> {
                    double a = 1.5 - x + x * y, b = 2.25 - x + x * y * y, c = 2.625 - x + x * y * y * y;
                    return 2 * a * (y - 1) + 2 * b * (y * y - 1) + 2 * c * (y * y * y - 1);
                },
                (x, y) -> {
                    double a = 1.5 - x + x * y, b = 2.25 - x + x * y * y, c = 2.625 - x + x * y * y * y;
                    return 2 * a * x + 4 * b * x * y + 6 * c * x * y * y;
                },
                (x, y) -> {
                    double a = 1.5 - x + x * y, b = 2.25 - x + x * y * y, c = 2.625 - x + x * y * y * y;
                    double p = y - 1, q = y * y - 1, r = y * y * y - 1;
                    return Curvature.of(
                            2 * (p * p + q * q + r * r),
                            2 * (x * p + a) + 4 * y * (x * q + b) + 6 * y * y * (x * r + c),
                            2 * x * x + 8 * x * x * y * y + 4 * b * x + 18 * x * x * y * y * y * y + 12 * c * x * y);
                },
                new double[] {-1, 4.5, -2, 2},
                new double[] {3, 0.5});
    }

    /** x^2 - y^2: down along y, up along x; the gradient vanishes at (0, 0), which is no minimum. */
    public static Surface saddle() {
        return new Surface(
                "saddle x² - y²",
                (x, y) -> x * x - y * y,
                (x, y) -> 2 * x,
                (x, y) -> -2 * y,
                (x, y) -> Curvature.of(2, 0, -2),
                new double[] {-2, 2, -2, 2});
    }

    /**
     * (x^2 + y - 11)^2 + (x + y^2 - 7)^2: four minima of 0, one of them at (3, 2), around a hill.
     *
     * <p>Himmelblau 1972, Applied nonlinear programming.
     */
    public static Surface himmelblau() {
        return new Surface(
                "Himmelblau",
                (x, y) -> (x * x + y - 11) * (x * x + y - 11) + (x + y * y - 7) * (x + y * y - 7),
                (x, y) -> 4 * x * (x * x + y - 11) + 2 * (x + y * y - 7),
                (x, y) -> 2 * (x * x + y - 11) + 4 * y * (x + y * y - 7),
                (x, y) -> Curvature.of(12 * x * x + 4 * y - 42, 4 * (x + y), 4 * x + 12 * y * y - 26),
                new double[] {-5, 5, -5, 5},
                new double[] {3, 2},
                new double[] {-2.805118086952745, 3.131312518250573},
                new double[] {-3.779310253377747, -3.283185991286170},
                new double[] {3.584428340330492, -1.848126526964404});
    }

    /**
     * 20 + x^2 - 10 cos 2 pi x + y^2 - 10 cos 2 pi y: a bowl full of dents. Minimum 0 at (0, 0), local minima near all other
     * whole numbers.
     *
     * <p>Rastrigin 1974, Systems of extremal control.
     */
    public static Surface rastrigin() {
        double turn = 2 * Math.PI;
        DoubleUnaryOperator dents = x -> 10 + x * x - 10 * Math.cos(turn * x);
        DoubleUnaryOperator slope = x -> 2 * x + 10 * turn * Math.sin(turn * x);
        DoubleUnaryOperator bend = x -> 2 + 10 * turn * turn * Math.cos(turn * x);
        return new Surface(
                "Rastrigin",
                (x, y) -> dents.applyAsDouble(x) + dents.applyAsDouble(y),
                (x, y) -> slope.applyAsDouble(x),
                (x, y) -> slope.applyAsDouble(y),
                (x, y) -> Curvature.of(bend.applyAsDouble(x), 0, bend.applyAsDouble(y)),
                new double[] {-5.12, 5.12, -5.12, 5.12},
                new double[] {0, 0});
    }

    @Override
    public double value(double... x) {
        Vectors.checkLength(this, 2, x);
        return height.applyAsDouble(x[0], x[1]);
    }

    @Override
    public double[] gradient(double... x) {
        return new double[] {slopeX.applyAsDouble(x[0], x[1]), slopeY.applyAsDouble(x[0], x[1])};
    }

    @Override
    public double[][] hessian(double... x) {
        return curvature == null ? Objective.super.hessian(x) : curvature.at(x[0], x[1]);
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
