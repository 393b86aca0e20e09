package descent.activations;

import descent.Layer;
import descent.Mode;
import descent.Shape;
import descent.internal.Matrices;
import descent.internal.Workers;
import java.util.Arrays;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.ejml.data.FMatrixRMaj;

/**
 * An activation that treats every number by itself: y = f(x), dx = dy f'(x). A subclass is two plain loops over arrays,
 * which the JIT compiler turns into vector instructions; one virtual call per number would cost thirty times as much.
 */
public abstract class ElementWise implements Layer {
    private static final int LOOP = 512;
    /** Numbers that are worth sharing out: about five microseconds. */
    private static final int SHARE = 1 << 14;

    private FMatrixRMaj x, y, dy, dx;
    private final Workers.Body values = (from, to) -> value(x.data, y.data, from, to);
    private final Workers.Body slopes = (from, to) -> slope(x.data, y.data, dy.data, dx.data, from, to);

    /** Writes f(x[i]) to y[i] for all i from {@code from} to before {@code to}; long arrays are worked on by several threads. */
    protected abstract void value(float[] x, float[] y, int from, int to);

    /** Writes dy[i] f'(x[i]) to dx[i] for all i from {@code from} to before {@code to}; y holds f(x), which often makes f' cheaper. */
    protected abstract void slope(float[] x, float[] y, float[] dy, float[] dx, int from, int to);

    @Override
    public Shape build(Shape in, SplittableGenerator random) {
        return in;
    }

    @Override
    public FMatrixRMaj forward(FMatrixRMaj x, Mode mode) {
        this.x = x;
        y = Matrices.sized(y, x.numRows, x.numCols);
        Workers.run(x.getNumElements(), SHARE, values);
        return y;
    }

    @Override
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        this.dy = dy;
        dx = Matrices.sized(dx, dy.numRows, dy.numCols);
        Workers.run(dy.getNumElements(), SHARE, slopes);
        return dx;
    }

    /** f of each number, for drawing and for tables. */
    public final double[] apply(double... x) {
        float[] at = padded(x), y = new float[at.length];
        value(at, y, 0, at.length);
        return first(x.length, y);
    }

    /** The derivative f' at each number. */
    public final double[] derivative(double... x) {
        float[] at = padded(x), y = new float[at.length], ones = new float[at.length], slopes = new float[at.length];
        Arrays.fill(ones, 1);
        value(at, y, 0, at.length);
        slope(at, y, ones, slopes, 0, at.length);
        return first(x.length, slopes);
    }

    /**
     * The numbers, and zeros up to a useful length: the JIT compiler notes how long loops are, and once it has seen thousands
     * of single points drawn it would not turn them into vector instructions for the trainings that follow.
     */
    private static float[] padded(double[] x) {
        var floats = new float[Math.max(x.length, LOOP)];
        for (int i = 0; i < x.length; i++) {
            floats[i] = (float) x[i];
        }
        return floats;
    }

    private static double[] first(int n, float[] x) {
        var doubles = new double[n];
        for (int i = 0; i < n; i++) {
            doubles[i] = x[i];
        }
        return doubles;
    }

    /** The name of the function. */
    @Override
    public String toString() {
        return getClass().getSimpleName();
    }
}
