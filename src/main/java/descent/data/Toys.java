package descent.data;

import descent.DataSet;
import descent.Shape;
import descent.Targets;
import descent.internal.Check;
import java.util.SplittableRandom;
import org.ejml.data.FMatrixRMaj;

/**
 * Points in the plane, most of them in classes that no straight line can part: drawn in no time, and seen at one
 * glance with their decision boundary. Same arguments, same points.
 *
 * <p>Each generator but {@link #sine} returns rows (x, y) sorted by class, {@code perClass} of each, and adds to both coordinates normal noise
 * of the standard deviation {@code noise}.
 */
public final class Toys {
    private Toys() {}

    /**
     * Arms that wind once around the centre, the first from (0, 0) to the right:
     *
     * <pre>
     * t = i / (perClass - 1)        angle = 2 pi (t + class / classes)        (x, y) = t (cos angle, sin angle)
     * </pre>
     *
     * @param classes number of arms, at least 2
     * @param perClass points on each, at least 1
     * @param noise standard deviation, not negative
     * @param seed of the noise
     */
    public static DataSet spirals(int classes, int perClass, double noise, long seed) {
        require("spirals", classes, perClass, noise);
        return draw(classes, perClass, noise, seed, (label, t, random) -> {
            double angle = 2 * Math.PI * (t + (double) label / classes);
            return point(t * Math.cos(angle), t * Math.sin(angle));
        });
    }

    /**
     * Two half circles of radius 1 that reach into each other, the upper one around (0, 0) and the lower one around (1, 0.5),
     * as scikit-learn's
     * <a href="https://scikit-learn.org/stable/modules/generated/sklearn.datasets.make_moons.html">make_moons</a>.
     *
     * @param perClass points on each, at least 1
     * @param noise standard deviation, not negative
     * @param seed of the noise
     */
    public static DataSet moons(int perClass, double noise, long seed) {
        require("moons", 2, perClass, noise);
        return draw(2, perClass, noise, seed, (label, t, random) -> {
            double x = Math.cos(Math.PI * t);
            double y = Math.sin(Math.PI * t);
            return label == 0 ? point(x, y) : point(1 - x, 0.5 - y);
        });
    }

    /**
     * Clouds around centres that are spread evenly on the unit circle, the first at (1, 0).
     *
     * @param classes number of clouds, at least 2
     * @param perClass points in each, at least 1
     * @param noise standard deviation of a cloud, not negative
     * @param seed of the noise
     */
    public static DataSet blobs(int classes, int perClass, double noise, long seed) {
        require("blobs", classes, perClass, noise);
        return draw(classes, perClass, noise, seed, (label, t, random) -> {
            double angle = 2 * Math.PI * label / classes;
            return point(Math.cos(angle), Math.sin(angle));
        });
    }

    /**
     * Circles around (0, 0), with radius {@code (class + 1) / classes}.
     *
     * @param classes number of circles, at least 2
     * @param perClass points on each, at least 1
     * @param noise standard deviation, not negative
     * @param seed of the noise
     */
    public static DataSet circles(int classes, int perClass, double noise, long seed) {
        require("circles", classes, perClass, noise);
        return draw(classes, perClass, noise, seed, (label, t, random) -> {
            double radius = (label + 1.0) / classes;
            // The last point must not fall on the first.
            double angle = 2 * Math.PI * t * (perClass - 1) / perClass;
            return point(radius * Math.cos(angle), radius * Math.sin(angle));
        });
    }

    /**
     * Points spread evenly in the square from -1 to 1: class 0 where x and y have the same sign, class 1 elsewhere. The noise
     * is added afterwards and may carry a point across an axis.
     *
     * @param perClass points of each, at least 1
     * @param noise standard deviation, not negative
     * @param seed of the points and the noise
     */
    public static DataSet xor(int perClass, double noise, long seed) {
        require("xor", 2, perClass, noise);
        return draw(2, perClass, noise, seed, (label, t, random) -> {
            double x = 2 * random.nextDouble() - 1;
            double y = random.nextDouble();
            return point(x, x < 0 == (label == 0) ? -y : y);
        });
    }

    /**
     * A curve to fit: x drawn between -pi and pi, with the target value sin(x) plus normal noise.
     *
     * @param samples number of points, at least 1
     * @param noise standard deviation of the noise on the target, not negative
     * @param seed of the points and the noise
     */
    public static DataSet sine(int samples, double noise, long seed) {
        Check.atLeastOne("Toys.sine", "samples", samples);
        Check.notNegative("Toys.sine", "noise", noise);
        var random = new SplittableRandom(seed);
        FMatrixRMaj x = new FMatrixRMaj(samples, 1), y = new FMatrixRMaj(samples, 1);
        for (int i = 0; i < samples; i++) {
            x.data[i] = (float) random.nextDouble(-Math.PI, Math.PI);
            y.data[i] = (float) (Math.sin(x.data[i]) + noise * random.nextGaussian());
        }
        return new DataSet(x, y);
    }

    private interface Curve {
        /** A point of that class; t goes from 0 to 1. */
        double[] at(int label, double t, SplittableRandom random);
    }

    private static double[] point(double x, double y) {
        return new double[] {x, y};
    }

    private static void require(String name, int classes, int perClass, double noise) {
        if (classes < 2 || perClass < 1 || !(noise >= 0 && noise < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Toys." + name + " expects at least 2"
                    + " classes, 1 point per class and a noise of at least 0, but got " + classes + ", " + perClass
                    + " and " + noise);
        }
    }

    private static DataSet draw(int classes, int perClass, double noise, long seed, Curve curve) {
        var random = new SplittableRandom(seed);
        var x = new FMatrixRMaj(Math.multiplyExact(classes, perClass), 2);
        int[] labels = new int[x.numRows];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i / perClass;
            double t = perClass == 1 ? 0 : i % perClass / (perClass - 1.0);
            double[] point = curve.at(labels[i], t, random);
            x.set(i, 0, (float) (point[0] + noise * random.nextGaussian()));
            x.set(i, 1, (float) (point[1] + noise * random.nextGaussian()));
        }
        return new DataSet(x, Targets.of(labels), Shape.of(2));
    }
}
