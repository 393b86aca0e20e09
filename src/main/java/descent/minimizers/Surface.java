package descent.minimizers;

import java.util.function.DoubleBinaryOperator;

/**
 * An objective of two numbers x and y that can be drawn: the valleys and saddles on which optimizers show their manners.
 *
 * @param name what it is called
 * @param height the function f(x, y)
 * @param slopeX its derivative with respect to x
 * @param slopeY its derivative with respect to y
 * @param window what to draw: from x, to x, from y, to y
 * @param minima the points where it is smallest, each as (x, y); empty if it has none
 */
public record Surface(
        String name,
        DoubleBinaryOperator height,
        DoubleBinaryOperator slopeX,
        DoubleBinaryOperator slopeY,
        double[] window,
        double[]... minima)
        implements Objective {

    /** x^2 / 20 + y^2: a long valley, twenty times as steep across as along. Minimum 0 at (0, 0). */
    public static Surface valley() {
        return new Surface(
                "x²/20 + y²",
                (x, y) -> x * x / 20 + y * y,
                (x, y) -> x / 10,
                (x, y) -> 2 * y,
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
                new double[] {-1, 4.5, -2, 2},
                new double[] {3, 0.5});
    }

    /** x^2 - y^2: down along y, up along x; the gradient vanishes at (0, 0), which is no minimum. */
    public static Surface saddle() {
        return new Surface(
                "saddle x² - y²", (x, y) -> x * x - y * y, (x, y) -> 2 * x, (x, y) -> -2 * y, new double[] {-2, 2, -2, 2
                });
    }

    @Override
    public double value(double... x) {
        return height.applyAsDouble(x[0], x[1]);
    }

    @Override
    public double[] gradient(double... x) {
        return new double[] {slopeX.applyAsDouble(x[0], x[1]), slopeY.applyAsDouble(x[0], x[1])};
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
