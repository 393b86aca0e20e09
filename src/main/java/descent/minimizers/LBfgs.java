package descent.minimizers;

import descent.internal.Check;
import java.util.ArrayDeque;

/**
 * {@link Bfgs} with a short memory: the product H g is computed from the last {@code memory} pairs (s, y), in O(memory n)
 * numbers and operations.
 *
 * <p>Liu and Nocedal 1989, On the limited memory BFGS method for large scale optimization,
 * https://doi.org/10.1007/BF01589116; Nocedal and Wright 2006, algorithms 7.4 and 7.5.
 *
 * @param memory how many pairs are kept, 10 by default
 * @param lineSearch how far to go; {@link StrongWolfe} by default
 */
public record LBfgs(int memory, LineSearch lineSearch) implements Minimizer {
    /** Checks memory. */
    public LBfgs {
        Check.atLeastOne("LBfgs", "memory", memory);
    }

    /** The last 10 pairs. */
    public LBfgs() {
        this(10);
    }

    /** So many pairs. */
    public LBfgs(int memory) {
        this(memory, new StrongWolfe());
    }

    @Override
    public Minimum minimize(Objective objective, Limits limits, double... start) {
        return new Run(objective, limits).from(start, lineSearch, new Pairs());
    }

    private record Pair(double[] s, double[] y, double curvature) {}

    private final class Pairs implements Rule {
        private final ArrayDeque<Pair> pairs = new ArrayDeque<>();

        /** The two loops: newest to oldest, then back. */
        @Override
        public double[] direction(Point here, Objective objective) {
            double[] q = Vectors.negative(here.gradient());
            if (pairs.isEmpty()) {
                return q;
            }
            var alphas = new ArrayDeque<Double>();
            for (var newest = pairs.descendingIterator(); newest.hasNext(); ) {
                Pair pair = newest.next();
                double alpha = Vectors.dot(pair.s, q) / pair.curvature;
                q = Vectors.plus(q, -alpha, pair.y);
                alphas.push(alpha);
            }
            Pair last = pairs.getLast();
            double scale = last.curvature / Vectors.dot(last.y, last.y);
            for (int i = 0; i < q.length; i++) {
                q[i] *= scale;
            }
            for (Pair pair : pairs) {
                q = Vectors.plus(q, alphas.pop() - Vectors.dot(pair.y, q) / pair.curvature, pair.s);
            }
            return q;
        }

        @Override
        public double firstStep(Point here, double[] direction) {
            return pairs.isEmpty() ? Math.min(1, 1 / Vectors.norm(direction)) : 1;
        }

        @Override
        public void moved(Point from, Point to, double[] direction) {
            double[] s = Vectors.plus(to.x(), -1, from.x()), y = Vectors.plus(to.gradient(), -1, from.gradient());
            double curvature = Vectors.dot(s, y);
            if (curvature > 1e-14 * Vectors.norm(s) * Vectors.norm(y)) {
                pairs.add(new Pair(s, y, curvature));
            }
            if (pairs.size() > memory) {
                pairs.remove();
            }
        }

        @Override
        public boolean forget() {
            boolean any = !pairs.isEmpty();
            pairs.clear();
            return any;
        }
    }
}
