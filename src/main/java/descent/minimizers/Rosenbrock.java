package descent.minimizers;

import descent.internal.Check;

/**
 * The bent valley in n dimensions: sum over i &lt; n of 100 (x_{i+1} - x_i^2)^2 + (1 - x_i)^2. Minimum 0 where all are 1; from
 * n = 4 on there is a local minimum near (-1, 1, ..., 1) as well. {@link Surface#rosenbrock} is the one of n = 2, for
 * drawing.
 *
 * <p>Rosenbrock 1960, An automatic method for finding the greatest or least value of a function,
 * https://doi.org/10.1093/comjnl/3.3.175
 *
 * @param n how many numbers, at least 2
 */
public record Rosenbrock(int n) implements Objective {
    /** Checks n. */
    public Rosenbrock {
        Check.atLeastOne("Rosenbrock", "n - 1", n - 1);
    }

    @Override
    public double value(double... x) {
        Vectors.checkLength(this, n, x);
        double sum = 0;
        for (int i = 0; i < n - 1; i++) {
            double off = x[i + 1] - x[i] * x[i];
            sum += 100 * off * off + (1 - x[i]) * (1 - x[i]);
        }
        return sum;
    }

    @Override
    public double[] gradient(double... x) {
        Vectors.checkLength(this, n, x);
        var g = new double[n];
        for (int i = 0; i < n - 1; i++) {
            double off = x[i + 1] - x[i] * x[i];
            g[i] -= 400 * x[i] * off + 2 * (1 - x[i]);
            g[i + 1] += 200 * off;
        }
        return g;
    }

    @Override
    public double[][] hessian(double... x) {
        Vectors.checkLength(this, n, x);
        var h = new double[n][n];
        for (int i = 0; i < n - 1; i++) {
            h[i][i] += 1200 * x[i] * x[i] - 400 * x[i + 1] + 2;
            h[i][i + 1] = h[i + 1][i] = -400 * x[i];
            h[i + 1][i + 1] += 200;
        }
        return h;
    }
}
