package descent.activations;

import descent.Layer;
import descent.Mode;
import descent.Shape;
import descent.internal.Matrices;
import java.util.Arrays;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.ejml.data.FMatrixRMaj;

/**
 * An activation that treats every number by itself: y = f(x), dx = dy f'(x). A subclass is two plain loops over arrays,
 * which the JIT compiler turns into vector instructions; one virtual call per number would cost thirty times as much.
 */
public abstract class ElementWise implements Layer {
    private FMatrixRMaj x, y, dx;

    /** Writes f(x[i]) to y[i] for all i below n. */
    protected abstract void value(float[] x, float[] y, int n);

    /** Writes dy[i] f'(x[i]) to dx[i] for all i below n; y holds f(x), which often makes f' cheaper. */
    protected abstract void slope(float[] x, float[] y, float[] dy, float[] dx, int n);

    @Override
    public Shape build(Shape in, SplittableGenerator random) {
        return in;
    }

    @Override
    public FMatrixRMaj forward(FMatrixRMaj x, Mode mode) {
        this.x = x;
        y = Matrices.sized(y, x.numRows, x.numCols);
        value(x.data, y.data, x.getNumElements());
        return y;
    }

    @Override
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        dx = Matrices.sized(dx, dy.numRows, dy.numCols);
        slope(x.data, y.data, dy.data, dx.data, dy.getNumElements());
        return dx;
    }

    /** f of each number, for drawing and for tables. */
    public final double[] apply(double... x) {
        var y = new float[x.length];
        value(floats(x), y, x.length);
        return doubles(y);
    }

    /** The derivative f' at each number. */
    public final double[] derivative(double... x) {
        var ones = new float[x.length];
        Arrays.fill(ones, 1);
        float[] at = floats(x), y = new float[x.length], slopes = new float[x.length];
        value(at, y, x.length);
        slope(at, y, ones, slopes, x.length);
        return doubles(slopes);
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

    /** The name of the function. */
    @Override
    public String toString() {
        return getClass().getSimpleName();
    }
}
