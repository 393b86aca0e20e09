package descent.minimizers;

/**
 * The quasi-Newton method: direction = -H g, where H, an estimate of the inverse Hessian, learns from every step: with
 * s = x_new - x and y = g_new - g,
 *
 * <pre> H = (I - rho s y') H (I - rho y s') + rho s s'      rho = 1 / y's </pre>
 *
 * <p>Broyden, Fletcher, Goldfarb and Shanno, all 1970; Nocedal and Wright 2006, algorithm 6.1, from H = I. (To scale that by
 * the first step, their 6.20, costs five times the iterations where curvatures differ much.) H takes n x n numbers: for more than {@value #MOST} use {@link LBfgs}.
 *
 * @param lineSearch how far to go; {@link StrongWolfe} by default
 */
public record Bfgs(LineSearch lineSearch) implements Minimizer {
    private static final int MOST = 10_000;

    /** Strong Wolfe steps. */
    public Bfgs() {
        this(new StrongWolfe());
    }

    @Override
    public Minimum minimize(Objective objective, Limits limits, double... start) {
        if (start.length > MOST) {
            throw new IllegalArgumentException(
                    "Bfgs expects at most " + MOST + " numbers, but got " + start.length + ": LBfgs needs less memory");
        }
        return new Run(objective, limits).from(start, lineSearch, new InverseHessian());
    }

    private static final class InverseHessian implements Rule {
        private double[][] h;
        private double fall;

        @Override
        public double[] direction(Point here, Objective objective) {
            return Vectors.negative(h == null ? here.gradient() : Vectors.times(h, here.gradient()));
        }

        /** What would bring as much as the last step; 1 near the minimum (their 3.60). */
        @Override
        public double firstStep(Point here, double[] direction) {
            return h == null
                    ? Math.min(1, 1 / Vectors.norm(direction))
                    : Math.min(1, -1.01 * 2 * fall / Vectors.dot(direction, here.gradient()));
        }

        @Override
        public void moved(Point from, Point to, double[] direction) {
            fall = from.value() - to.value();
            double[] s = Vectors.plus(to.x(), -1, from.x()), y = Vectors.plus(to.gradient(), -1, from.gradient());
            double curvature = Vectors.dot(s, y);
            if (!(curvature > 1e-14 * Vectors.norm(s) * Vectors.norm(y))) {
                return; // H would lose its positive definiteness
            }
            int n = s.length;
            if (h == null) {
                h = new double[n][n];
                for (int i = 0; i < n; i++) {
                    h[i][i] = 1;
                }
            }
            double[] hy = Vectors.times(h, y);
            double scale = (1 + Vectors.dot(y, hy) / curvature) / curvature;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    h[i][j] += scale * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / curvature;
                }
            }
        }

        @Override
        public boolean forget() {
            boolean any = h != null;
            h = null;
            return any;
        }
    }
}
