package descent.activations;

import descent.Layer;
import descent.Mode;
import descent.Shape;
import descent.internal.Check;
import descent.internal.Matrices;
import java.util.Arrays;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.ejml.data.FMatrixRMaj;

/**
 * The largest of every k consecutive features: y_u = max(x_uk, ..., x_uk+k-1). After {@code Dense(units * k)} each unit is
 * the upper edge of k straight pieces, a convex function that is learned.
 *
 * <ul>
 *   <li>x: rows of features, of a sequence's steps, or images, whose k consecutive channels are compared pixel by pixel;
 *   <li>y: a k-th of the features or channels, which k must divide.
 * </ul>
 *
 * <p>Backward: dy goes to the largest (the first of several), 0 to the others.
 *
 * <p>Goodfellow, Warde-Farley, Mirza, Courville and Bengio 2013, Maxout networks, https://arxiv.org/abs/1302.4389
 */
public final class Maxout implements Layer {
    private final int k;
    private int columns, pixels;
    /** For each number of y, where in x it came from. */
    private int[] winners = new int[0];

    private FMatrixRMaj y, dx;

    /** The largest of every {@code k}, at least 1. */
    public Maxout(int k) {
        this.k = Check.atLeastOne("Maxout", "k", k);
    }

    @Override
    public Shape build(Shape in, SplittableGenerator random) {
        int features = in.isImage() ? in.channels() : in.features();
        if (features % k != 0) {
            throw new IllegalArgumentException(this + " expects a multiple of " + k
                    + (in.isImage() ? " channels" : " features") + ", but got " + in);
        }
        columns = in.columns();
        pixels = in.isImage() ? in.height() * in.width() : 1;
        return in.isImage()
                ? Shape.image(features / k, in.height(), in.width())
                : in.isSequence() ? Shape.sequence(in.steps(), features / k) : Shape.of(features / k);
    }

    @Override
    public FMatrixRMaj forward(FMatrixRMaj x, Mode mode) {
        Check.columns(this, x, columns);
        y = Matrices.sized(y, x.numRows, columns / k);
        int n = y.getNumElements();
        if (winners.length < n) {
            winners = new int[n];
        }
        for (int i = 0; i < n; i++) {
            int best = i / pixels * k * pixels + i % pixels;
            for (int at = best + pixels, end = best + k * pixels; at < end; at += pixels) {
                best = x.data[at] > x.data[best] ? at : best;
            }
            winners[i] = best;
            y.data[i] = x.data[best];
        }
        return y;
    }

    @Override
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        dx = Matrices.sized(dx, dy.numRows, columns);
        Arrays.fill(dx.data, 0, dx.getNumElements(), 0);
        for (int i = 0, n = dy.getNumElements(); i < n; i++) {
            dx.data[winners[i]] = dy.data[i];
        }
        return dx;
    }

    /** Name and k. */
    @Override
    public String toString() {
        return "Maxout(" + k + ")";
    }
}
