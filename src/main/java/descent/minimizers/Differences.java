package descent.minimizers;

/** Derivatives by differences. */
final class Differences {
    private Differences() {}

    /** (gradient(x + h e_i) - gradient(x - h e_i)) / 2h, made symmetric; h = step max(1, |x_i|). */
    static double[][] hessian(Objective objective, double step, double... x) {
        int n = x.length;
        var rows = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] above = x.clone(), below = x.clone();
            double h = step * Math.max(1, Math.abs(x[i]));
            above[i] += h;
            below[i] -= h;
            rows[i] = Vectors.plus(objective.gradient(above), -1, objective.gradient(below));
            for (int j = 0; j < n; j++) {
                rows[i][j] /= above[i] - below[i];
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                rows[i][j] = rows[j][i] = (rows[i][j] + rows[j][i]) / 2;
            }
        }
        return rows;
    }
}
