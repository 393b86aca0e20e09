package descent;

import descent.internal.Matrices;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.ejml.data.FMatrixRMaj;

/**
 * Branches side by side on the same x; y holds their outputs one after the other in each row. Images of the same height
 * and width stay images, with the channels of all branches.
 */
public final class Parallel implements Layer {
    private final List<Layer> branches;
    private int[] widths;
    private int columns;
    private FMatrixRMaj y, dx;
    private FMatrixRMaj[] parts;

    /** The branches, each a layer or a {@link Sequential}; at least one. */
    public Parallel(Layer... branches) {
        if (branches.length == 0) {
            throw new IllegalArgumentException("Parallel expects at least 1 branch, but got 0");
        }
        // A bare layer is wrapped so that watchers see it too.
        this.branches = Arrays.stream(branches)
                .map(branch -> branch instanceof Sequential ? branch : new Sequential(branch))
                .toList();
    }

    @Override
    public Shape build(Shape in, SplittableGenerator random) {
        var shapes = branches.stream()
                .map(branch -> branch.build(in, random.split()))
                .toList();
        widths = shapes.stream().mapToInt(Shape::columns).toArray();
        columns = Arrays.stream(widths).sum();
        parts = new FMatrixRMaj[branches.size()];
        Shape first = shapes.get(0);
        boolean sameImages = shapes.stream()
                .allMatch(shape -> shape.isImage()
                        && shape.sizes().subList(1, 3).equals(first.sizes().subList(1, 3)));
        return sameImages
                ? Shape.image(shapes.stream().mapToInt(Shape::channels).sum(), first.height(), first.width())
                : Shape.of(columns);
    }

    @Override
    public FMatrixRMaj forward(FMatrixRMaj x, Mode mode) {
        y = Matrices.sized(y, x.numRows, columns);
        for (int b = 0, from = 0; b < widths.length; from += widths[b++]) {
            FMatrixRMaj part = branches.get(b).forward(x, mode);
            for (int r = 0; r < x.numRows; r++) {
                System.arraycopy(part.data, r * widths[b], y.data, r * columns + from, widths[b]);
            }
        }
        return y;
    }

    @Override
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        for (int b = 0, from = 0; b < widths.length; from += widths[b++]) {
            FMatrixRMaj gradient = branches.get(b).backward(part(dy, b, from));
            dx = Matrices.sized(dx, gradient.numRows, gradient.numCols);
            for (int i = 0, n = dx.getNumElements(); i < n; i++) {
                dx.data[i] = (b == 0 ? 0 : dx.data[i]) + gradient.data[i];
            }
        }
        return dx;
    }

    @Override
    public void accumulate(FMatrixRMaj dy) {
        for (int b = 0, from = 0; b < widths.length; from += widths[b++]) {
            branches.get(b).accumulate(part(dy, b, from));
        }
    }

    private FMatrixRMaj part(FMatrixRMaj dy, int b, int from) {
        parts[b] = Matrices.sized(parts[b], dy.numRows, widths[b]);
        for (int r = 0; r < dy.numRows; r++) {
            System.arraycopy(dy.data, r * columns + from, parts[b].data, r * widths[b], widths[b]);
        }
        return parts[b];
    }

    @Override
    public List<Parameter> parameters() {
        return Sequential.parametersOf(branches);
    }

    @Override
    public List<Layer> children() {
        return branches;
    }

    /** The branches in brackets. */
    @Override
    public String toString() {
        return "Parallel" + branches;
    }
}
