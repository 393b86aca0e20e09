package descent.minimizers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** One run of a minimizer: the loop that all share. It counts what it passes on to the objective. */
final class Run implements Objective {
    /** Paths of more numbers are not drawn, and would fill the memory. */
    static final int DRAWABLE = 100;

    private static final double BOTTOMLESS = -1e100;

    private final Objective objective;
    private final Limits limits;
    private final List<double[]> path = new ArrayList<>();
    private final IntColumn values = IntColumn.create("value evaluations");
    private final IntColumn gradients = IntColumn.create("gradient evaluations");
    private final DoubleColumn heights = DoubleColumn.create("value");
    private final DoubleColumn norms = DoubleColumn.create("gradient norm");
    private final DoubleColumn stepLengths = DoubleColumn.create("step length");
    private int valueCount, gradientCount, hessianCount;

    Run(Objective objective, Limits limits) {
        this.objective = objective;
        this.limits = limits;
    }

    /** Whether a value is so low that nothing can be below. */
    static boolean isBottomless(double value) {
        return value < BOTTOMLESS;
    }

    Minimum from(double[] start, LineSearch search, Rule rule) {
        var here = new Point(start.clone(), value(start), gradient(start), 0);
        if (!Double.isFinite(here.value()) || !Vectors.allFinite(here.gradient())) {
            throw new IllegalArgumentException("a minimizer expects a finite value and gradient at the start, but "
                    + objective + " has " + here.value() + " and " + brief(here.gradient()) + " at " + brief(start));
        }
        note(here);
        for (Ending ending = ending(here); ending == null; ending = ending(here)) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted in iteration " + heights.size());
            }
            double[] direction = rule.direction(here, this);
            Optional<Point> next = direction == null
                    ? Optional.empty()
                    : search.search(this, here, direction, rule.firstStep(here, direction));
            if (next.isPresent()) {
                rule.moved(here, next.get(), direction);
                here = next.get();
                note(here);
            } else if (!rule.forget()) {
                return minimum(here, Ending.STALLED);
            }
        }
        return minimum(here, ending(here));
    }

    private static String brief(double[] x) {
        return x.length > 10 ? x.length + " numbers" : Arrays.toString(x);
    }

    private Ending ending(Point here) {
        if (isBottomless(here.value())) {
            return Ending.UNBOUNDED;
        }
        if (Vectors.norm(here.gradient()) <= limits.gradientTolerance()) {
            return Ending.CONVERGED;
        }
        return heights.size() > limits.maxIterations() ? Ending.MAX_ITERATIONS : null;
    }

    private void note(Point here) {
        if (here.x().length > DRAWABLE && path.size() == 2) {
            path.remove(1);
        }
        path.add(here.x());
        heights.append(here.value());
        norms.append(Vectors.norm(here.gradient()));
        stepLengths.append(here.stepLength());
        values.append(valueCount);
        gradients.append(gradientCount);
    }

    private Minimum minimum(Point here, Ending ending) {
        int iterations = heights.size() - 1;
        var table = Table.create(
                "minimization",
                IntColumn.indexColumn("iteration", iterations + 1, 0),
                heights,
                norms,
                stepLengths,
                values,
                gradients);
        double norm = Vectors.norm(here.gradient());
        double[][] places = path.toArray(double[][]::new);
        return new Minimum(
                here.x().clone(),
                here.value(),
                norm,
                iterations,
                valueCount,
                gradientCount,
                hessianCount,
                ending,
                places,
                table);
    }

    @Override
    public double value(double... x) {
        valueCount++;
        return objective.value(x);
    }

    @Override
    public double[] gradient(double... x) {
        gradientCount++;
        return objective.gradient(x);
    }

    @Override
    public double[][] hessian(double... x) {
        hessianCount++;
        return objective.hessian(x);
    }
}
