package descent.layers;

import descent.Layer;
import descent.Mode;
import descent.Shape;
import descent.internal.Check;
import descent.internal.Matrices;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.ejml.data.FMatrixRMaj;

/**
 * Sets zeros around an image: x is channels x height x width, y is channels x (top + height + bottom) x (left + width +
 * right). {@link Conv2D} pads by itself, the same on opposite sides; this layer is for the other cases.
 */
public final class ZeroPad implements Layer {
    private final int top, bottom, left, right;
    private Shape in, out;
    private FMatrixRMaj y, dx;

    /** That many on every side. */
    public ZeroPad(int padding) {
        this(padding, padding, padding, padding);
    }

    /** That many rows above and below, and columns on the left and on the right. */
    public ZeroPad(int top, int bottom, int left, int right) {
        this.top = Check.notNegative("ZeroPad", "top", top);
        this.bottom = Check.notNegative("ZeroPad", "bottom", bottom);
        this.left = Check.notNegative("ZeroPad", "left", left);
        this.right = Check.notNegative("ZeroPad", "right", right);
    }

    @Override
    public Shape build(Shape in, SplittableGenerator random) {
        if (!in.isImage()) {
            throw new IllegalArgumentException(this + " expects an image, but got " + in);
        }
        this.in = in;
        return out = Shape.image(in.channels(), top + in.height() + bottom, left + in.width() + right);
    }

    @Override
    public FMatrixRMaj forward(FMatrixRMaj x, Mode mode) {
        Check.columns(this, x, in.columns());
        y = Matrices.sized(y, x.numRows, out.columns());
        // The padding is 0 in a new buffer, and nothing is ever written there.
        copy(x.data, y.data, x.numRows, true);
        return y;
    }

    @Override
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        dx = Matrices.sized(dx, dy.numRows, in.columns());
        copy(dy.data, dx.data, dy.numRows, false);
        return dx;
    }

    /** Copies the image line by line into the padded one, or out of it. */
    private void copy(float[] from, float[] to, int rows, boolean in) {
        int height = this.in.height(), width = this.in.width();
        for (int plane = 0; plane < rows * this.in.channels(); plane++) {
            for (int h = 0; h < height; h++) {
                int line = (plane * height + h) * width;
                int padded = (plane * out.height() + top + h) * out.width() + left;
                System.arraycopy(from, in ? line : padded, to, in ? padded : line, width);
            }
        }
    }

    /** Name and padding. */
    @Override
    public String toString() {
        return "ZeroPad(" + top + ", " + bottom + ", " + left + ", " + right + ")";
    }
}
