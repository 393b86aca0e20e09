package descent.minimizers;

import descent.internal.Check;
import descent.optimizers.Optimizer;
import java.util.Arrays;

/** The way of an optimizer over an objective. */
public final class Trajectory {
    private Trajectory() {}

    /**
     * Takes {@code steps} steps from {@code start}, each along the gradient at the place reached.
     *
     * @return the places: steps + 1 of them, the start first. A path that leaves the numbers ends there.
     */
    public static double[][] of(Optimizer optimizer, Objective objective, int steps, double... start) {
        Check.atLeastOne("Trajectory", "steps", steps);
        var places = new double[steps + 1][];
        places[0] = start.clone();
        float[] w = floats(start);
        float[][] slots = optimizer.slots(w.length);
        for (int t = 1; t <= steps; t++) {
            optimizer.update(w, floats(objective.gradient(places[t - 1])), slots, t);
            places[t] = doubles(w);
            if (!Double.isFinite(objective.value(places[t]))) {
                return Arrays.copyOf(places, t);
            }
        }
        return places;
    }

    /**
     * The number of steps after which the value stays at most {@code value} to the end of the path; -1 if it is above at the
     * end. To cross a minimum in full flight does not count.
     */
    public static int stepsToSettle(double value, Objective objective, double[][] path) {
        int t = path.length;
        while (t > 0 && objective.value(path[t - 1]) <= value) {
            t--;
        }
        return t == path.length ? -1 : t;
    }

    private static float[] floats(double[] x) {
        var floats = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            floats[i] = (float) x[i];
        }
        return floats;
    }

    private static double[] doubles(float[] x) {
        var doubles = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            doubles[i] = x[i];
        }
        return doubles;
    }
}
