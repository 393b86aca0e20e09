package descent.pooling;

import descent.Layer;
import descent.Mode;
import descent.Shape;
import descent.Window;
import descent.internal.Check;
import descent.internal.Matrices;
import descent.internal.Sliding;
import descent.internal.Workers;
import java.util.Arrays;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.ejml.data.FMatrixRMaj;

/** What the layers here share: shapes and buffers. Channels are pooled each by itself; all of a batch are its planes. */
abstract class Pooling implements Layer {
    /** Numbers of x that one thread takes at a time. */
    private static final int CHUNK = 1 << 16;

    final Window window;
    Sliding sliding;
    FMatrixRMaj x;
    private Shape in, out;
    private FMatrixRMaj y, dx;

    Pooling(Window window) {
        this.window = window;
        if (window.padHeight() >= window.kernelHeight() || window.padWidth() >= window.kernelWidth()) {
            throw new IllegalArgumentException(this + " expects a padding smaller than its kernel");
        }
    }

    /** Windows of a pooling layer stand side by side unless something else is said. */
    static Window tiles(int kernel) {
        return Window.of(kernel).stride(kernel);
    }

    /** That buffer, or a new one where it is too short. */
    static float[] atLeast(float[] buffer, int n) {
        return buffer.length < n ? new float[n] : buffer;
    }

    /** That buffer, or a new one where it is too short. */
    static int[] atLeast(int[] buffer, int n) {
        return buffer.length < n ? new int[n] : buffer;
    }

    @Override
    public Shape build(Shape in, SplittableGenerator random) {
        sliding = window.over(this, in);
        this.in = in;
        return out = Shape.image(in.channels(), sliding.rows.places, sliding.columns.places);
    }

    /** Sets the planes from {@code from} to before {@code to} to 0. */
    final void clear(float[] dx, int from, int to) {
        Arrays.fill(dx, from * sliding.planeSize(), to * sliding.planeSize(), 0);
    }

    /** Shares the planes out among threads, in chunks that are worth it. */
    final void share(int planes, Workers.Body body) {
        Workers.run(planes, Math.max(1, CHUNK / sliding.planeSize()), body);
    }

    /** Fills y. */
    abstract void pool(float[] x, int planes, float[] y, Mode mode);

    /** Writes the gradient of x to dx. */
    abstract void spread(float[] dy, int planes, float[] dx);

    @Override
    public final FMatrixRMaj forward(FMatrixRMaj x, Mode mode) {
        Check.columns(this, x, in.columns());
        this.x = x;
        y = Matrices.sized(y, x.numRows, out.columns());
        pool(x.data, x.numRows * in.channels(), y.data, mode);
        return y;
    }

    @Override
    public final FMatrixRMaj backward(FMatrixRMaj dy) {
        dx = Matrices.sized(dx, dy.numRows, in.columns());
        spread(dy.data, dy.numRows * in.channels(), dx.data);
        return dx;
    }

    /** Name and window: {@code MaxPool(2x2, stride 2x2)}. */
    @Override
    public String toString() {
        return getClass().getSimpleName() + "(" + window + ")";
    }
}
