package descent.minimizers;

/**
 * Nonlinear conjugate gradient: each direction is downhill plus a share of the last one,
 *
 * <pre> d = -g + beta d
 * Fletcher-Reeves:  beta = g'g / g_old'g_old      Polak-Ribi&egrave;re+:  beta = max(0, g'(g - g_old) / g_old'g_old) </pre>
 *
 * <p>and starts afresh with -g where that does not lead down. Fletcher and Reeves 1964, Function minimization by conjugate
 * gradients, https://doi.org/10.1093/comjnl/7.2.149; Polak and Ribi&egrave;re 1969, Note sur la convergence de
 * m&eacute;thodes de directions conjugu&eacute;es, http://www.numdam.org/item/M2AN_1969__3_1_35_0/; Nocedal and Wright 2006,
 * section 5.2. Fletcher-Reeves also starts afresh where successive gradients are far from orthogonal (Powell's test, their
 * 5.52), without which it may crawl.
 *
 * @param beta which share
 * @param lineSearch how far to go; {@link StrongWolfe} with c2 = 0.4 by default: directions need good steps
 */
public record ConjugateGradient(Beta beta, LineSearch lineSearch) implements Minimizer {
    /** How much of the last direction stays. */
    public enum Beta {
        /** g'g / g_old'g_old. */
        FLETCHER_REEVES,
        /** max(0, g'(g - g_old) / g_old'g_old). */
        POLAK_RIBIERE
    }

    /** Polak-Ribi&egrave;re+. */
    public ConjugateGradient() {
        this(Beta.POLAK_RIBIERE);
    }

    /** That share. */
    public ConjugateGradient(Beta beta) {
        this(beta, new StrongWolfe(1e-4, 0.4));
    }

    @Override
    public Minimum minimize(Objective objective, Limits limits, double... start) {
        return new Run(objective, limits).from(start, lineSearch, new Directions());
    }

    private final class Directions implements Rule {
        private double[] last;
        private double share, lastChange;

        @Override
        public double[] direction(Point here, Objective objective) {
            double[] down = Vectors.negative(here.gradient());
            if (last != null) {
                double[] d = Vectors.plus(down, share, last);
                if (Vectors.dot(d, here.gradient()) < 0) {
                    return d;
                }
                last = null;
            }
            return down;
        }

        /** The step that would change the value as much, to first order, as the last one. */
        @Override
        public double firstStep(Point here, double[] direction) {
            double slope = -Vectors.dot(direction, here.gradient());
            return lastChange > 0 ? lastChange / slope : 1 / Math.sqrt(slope);
        }

        @Override
        public void moved(Point from, Point to, double[] direction) {
            double[] g = to.gradient(), old = from.gradient();
            double squares = Vectors.dot(old, old), now = Vectors.dot(g, g), overlap = Vectors.dot(g, old);
            share = beta == Beta.POLAK_RIBIERE
                    ? Math.max(0, (now - overlap) / squares)
                    : Math.abs(overlap) >= 0.1 * now ? 0 : now / squares;
            lastChange = -to.stepLength() * Vectors.dot(direction, old);
            last = direction;
        }

        @Override
        public boolean forget() {
            boolean any = last != null;
            last = null;
            lastChange = 0;
            return any;
        }
    }
}
