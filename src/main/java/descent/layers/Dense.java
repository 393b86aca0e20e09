package descent.layers;

import descent.Layer;
import descent.Mode;
import descent.Parameter;
import descent.Shape;
import descent.initializers.Glorot;
import descent.initializers.Initializer;
import descent.internal.Check;
import descent.internal.ColumnSums;
import descent.internal.Matrices;
import descent.internal.Workers;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.ejml.data.FMatrixRMaj;

/**
 * Every unit sees every input: y = x weight + bias.
 *
 * <ul>
 *   <li>x: rows of fanIn numbers (an image or a sequence is taken as one long row);
 *   <li>weight: fanIn x units, bias: 1 x units, which starts at 0;
 *   <li>y: rows of {@code units} numbers.
 * </ul>
 *
 * <p>Backward: dweight = x' dy, dbias = column sums of dy, dx = dy weight'. There is no activation inside: that is a layer
 * of its own.
 */
public final class Dense implements Layer {
    private final int units;
    private final Initializer initializer;
    private final boolean hasBias;
    private Parameter weight, bias;
    private ColumnSums columnSums;
    private FMatrixRMaj x, y, dy, dx;
    private final Workers.Body gradients = this::gradients;

    /** That many units with Glorot weights. */
    public Dense(int units) {
        this(units, new Glorot());
    }

    /** That many units, with weights drawn by {@code initializer}. */
    public Dense(int units, Initializer initializer) {
        this(units, initializer, true);
    }

    /** As before, with or without a bias: a normalization that follows would cancel it. */
    public Dense(int units, Initializer initializer, boolean hasBias) {
        this.units = Check.atLeastOne("Dense", "units", units);
        this.initializer = initializer;
        this.hasBias = hasBias;
    }

    @Override
    public Shape build(Shape in, SplittableGenerator random) {
        int fanIn = in.columns();
        weight = Parameter.weight("weight", fanIn, units);
        initializer.fill(weight.value.data, fanIn, units, random);
        bias = hasBias ? Parameter.vector("bias", units, 0) : null;
        columnSums = new ColumnSums(units);
        return Shape.of(units);
    }

    @Override
    public FMatrixRMaj forward(FMatrixRMaj x, Mode mode) {
        Check.columns(this, x, weight.value.numRows);
        this.x = x;
        return y = hasBias ? Matrices.multAddRow(x, weight.value, bias.value, y) : Matrices.mult(x, weight.value, y);
    }

    @Override
    public void accumulate(FMatrixRMaj dy) {
        Matrices.multAddTransA(x, dy, weight.gradient);
        if (hasBias) {
            columnSums.addTo(dy, bias.gradient.data);
        }
    }

    /** The two products need nothing of each other: two threads take one each, unless both are large enough to be shared out. */
    @Override
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        this.dy = dy;
        dx = Matrices.sized(dx, dy.numRows, weight.value.numRows);
        Workers.run(2, Matrices.sideBySide(dy.numRows, weight.value.numRows, weight.value.numCols) ? 1 : 2, gradients);
        return dx;
    }

    private void gradients(int from, int to) {
        if (from == 0) {
            accumulate(dy);
        }
        if (to == 2) {
            Matrices.multTransB(dy, weight.value, dx);
        }
    }

    @Override
    public List<Parameter> parameters() {
        return hasBias ? List.of(weight, bias) : List.of(weight);
    }

    /** Name and sizes: {@code Dense(64 -> 100)}, or {@code Dense(100)} before it is built. */
    @Override
    public String toString() {
        return weight == null ? "Dense(" + units + ")" : "Dense(" + weight.value.numRows + " -> " + units + ")";
    }
}
