package descent.layers;

import descent.Layer;
import descent.Mode;
import descent.Option;
import descent.Parameter;
import descent.Shape;
import descent.initializers.Initializer;
import descent.internal.Check;
import descent.internal.ColumnSums;
import descent.internal.Matrices;
import descent.internal.Workers;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.ejml.data.FMatrixRMaj;

/**
 * What {@link SimpleRnn}, {@link Lstm} and {@link Gru} share: a state that goes from step to step of a sequence, and
 * backpropagation through time.
 *
 * <ul>
 *   <li>x: sequences, {@code Shape.sequence(steps, features)};
 *   <li>weight: features x (gates units), recurrentWeight: units x (gates units), bias: 1 x (gates units), which starts at
 *       0 unless the layer says otherwise; the gates stand side by side (PyTorch's matrices are the transposes of these);
 *   <li>y: the state after the last step, {@code Shape.of(units)}, or the states after all steps,
 *       {@code Shape.sequence(steps, units)}.
 * </ul>
 *
 * <p>The state before the first step is 0. The options {@link #allStates}, {@link #truncate} and {@link #recurrentBias} are set
 * before the layer is built.
 *
 * <p>Werbos 1990, Backpropagation through time, https://doi.org/10.1109/5.58337; truncated: Williams and Peng 1990,
 * https://doi.org/10.1162/neco.1990.2.4.490
 */
public abstract sealed class Recurrent implements Layer permits SimpleRnn, Lstm, Gru {
    /** Multiplications of a product that is fast, and of a batch that is worth sharing out; a multiple for numbers of rows. */
    private static final int WORK = 1_000_000, ALIGNMENT = 16;

    final int units;
    private final int gates;
    private final Initializer initializer, recurrentInitializer;
    @Option
    private boolean allStates, twoBiases;

    @Option
    private int truncation = Integer.MAX_VALUE;

    private Shape in;
    private int steps;
    Parameter weight, recurrentWeight, bias, recurrentBias;

    /** The rows of a batch. Inside, step follows step: block t, the rows from t * rows on, is step t. */
    int rows;

    private final Workers.Body forward = this::forward, backward = this::backward;
    private FMatrixRMaj x, y, dy, dx, dxSteps, biases, transposed;
    private ColumnSums columnSums;
    /** The inputs' part of the gates, which {@link #step} turns into the gates; and the gradient of that part. */
    FMatrixRMaj a, da;
    /** The state's part of the gates, and its gradient: the same matrices, unless {@link #separate}. */
    FMatrixRMaj q, dq;
    /** The states, from the one before the first step (block 0) to the last (block steps). */
    FMatrixRMaj h;
    /** The gradient of one state; after a backward pass, of the one before the first step. */
    FMatrixRMaj dh;
    /** The state before the first step; null for zeros. */
    FMatrixRMaj h0;

    Recurrent(int units, int gates, Initializer initializer, Initializer recurrentInitializer) {
        this.units = Check.atLeastOne(getClass().getSimpleName(), "units", units);
        this.gates = gates;
        this.initializer = initializer;
        this.recurrentInitializer = recurrentInitializer;
    }

    /** Gives the states of all steps, as the next recurrent layer of a stack needs them, not only the last. */
    public final Recurrent allStates() {
        allStates = true;
        return this;
    }

    /**
     * Lets gradients flow back over {@code steps} steps only: the sequence is cut into pieces of that length, counted from
     * its end, and no gradient crosses a cut. States do. (So a {@code GradientCheck} must find the gradient wrong.)
     */
    public final Recurrent truncate(int steps) {
        truncation = Check.atLeastOne(getClass().getSimpleName(), "truncation", steps);
        return this;
    }

    /**
     * Adds a second bias to the state's part, as PyTorch has it. In the {@link Gru} it matters and is always there; elsewhere
     * only the sum of the two counts, and with both under way it moves twice as far in a step.
     */
    public final Recurrent recurrentBias() {
        twoBiases = true;
        return this;
    }

    @Override
    public final Shape build(Shape in, SplittableGenerator random) {
        if (!in.isSequence()) {
            throw new IllegalArgumentException(this + " expects a sequence, but got shape " + in);
        }
        this.in = in;
        steps = in.steps();
        weight = drawn("weight", in.features(), initializer, random);
        recurrentWeight = drawn("recurrentWeight", units, recurrentInitializer, random);
        bias = Parameter.vector("bias", gates * units, 0);
        fillBias(bias.value.data);
        recurrentBias = twoBiases ? Parameter.vector("recurrentBias", gates * units, 0) : null;
        columnSums = new ColumnSums(gates * units);
        return allStates ? Shape.sequence(steps, units) : Shape.of(units);
    }

    /** Each gate is drawn as a matrix by itself (Keras draws all gates of an orthogonal matrix together). */
    private Parameter drawn(String name, int fanIn, Initializer initializer, SplittableGenerator random) {
        Parameter parameter = Parameter.weight(name, fanIn, gates * units);
        var gate = new FMatrixRMaj(fanIn, units);
        for (int g = 0; g < gates; g++) {
            initializer.fill(gate, fanIn, units, random);
            for (int r = 0; r < fanIn; r++) {
                System.arraycopy(gate.data, r * units, parameter.value.data, (r * gates + g) * units, units);
            }
        }
        return parameter;
    }

    @Override
    public final FMatrixRMaj forward(FMatrixRMaj x, Mode mode) {
        Check.columns(this, x, in.columns());
        rows = x.numRows;
        this.x = Matrices.toSteps(x, steps, this.x);
        biases = recurrentBias == null || separate() ? bias.value : Loops.sum(bias.value, recurrentBias.value, biases);
        a = Matrices.multAddRow(this.x, weight.value, biases, a);
        q = separate() ? Loops.repeated(recurrentBias.value, q, a.numRows) : a;
        h = Matrices.sized(h, (steps + 1) * rows, units);
        Loops.start(h0, h, rows * units);
        begin(steps);
        Workers.run(rows, rowsPerBlock(), forward);
        return y = Matrices.toSequences(h, (allStates ? 1 : steps) * rows, allStates ? steps : 1, y);
    }

    /** All steps of some rows. */
    private void forward(int from, int to) {
        for (int t = 0; t < steps; t++) {
            Matrices.multAddRows(h, t * rows + from, to - from, recurrentWeight.value, q, t * rows + from);
            step(t, from, to);
        }
    }

    /** Rows whose states go from step to step together: few, for products that fit into the cache, and to share them out. */
    private int rowsPerBlock() {
        double perRow = (double) recurrentWeight.value.getNumElements();
        if (steps * rows * perRow < WORK) {
            return rows;
        }
        double most = Math.min(WORK / perRow, rows / 4.0);
        return Math.max(1, (int) (most / ALIGNMENT)) * ALIGNMENT;
    }

    @Override
    public final void accumulate(FMatrixRMaj dy) {
        this.dy = dy;
        da = Matrices.sized(da, a.numRows, a.numCols);
        dq = separate() ? Matrices.sized(dq, a.numRows, a.numCols) : da;
        dh = Matrices.sized(dh, rows, units);
        beginBack();
        transposed = Matrices.transpose(recurrentWeight.value, transposed);
        Workers.run(rows, rowsPerBlock(), backward);
        Matrices.multAddTransA(x, da, weight.gradient);
        Matrices.multAddFirstRowsTransA(h, dq, recurrentWeight.gradient);
        columnSums.addTo(da, bias.gradient.data);
        if (recurrentBias != null) {
            columnSums.addTo(dq, recurrentBias.gradient.data);
        }
    }

    /** All steps of some rows, from the last to the first. */
    private void backward(int from, int to) {
        for (int t = steps - 1; t >= 0; t--) {
            if ((steps - 1 - t) % truncation == 0) {
                Loops.clear(dh, from, to);
                cut(t == steps - 1, from, to);
            }
            if (allStates || t == steps - 1) {
                Loops.addColumns(dy, allStates ? t * units : 0, dh, from, to);
            }
            stepBack(t, from, to);
            Matrices.multAddRows(dq, t * rows + from, to - from, transposed, dh, from);
        }
    }

    @Override
    public final FMatrixRMaj backward(FMatrixRMaj dy) {
        accumulate(dy);
        dxSteps = Matrices.multTransB(da, weight.value, dxSteps);
        return dx = Matrices.toSequences(dxSteps, 0, steps, dx);
    }

    /** Whether the state's part of the gates is needed by itself, not only its sum with the inputs' part. */
    boolean separate() {
        return false;
    }

    /** Gives the biases, which are 0, other values to start from. */
    void fillBias(float[] bias) {}

    /** Prepares what else goes from step to step. */
    void begin(int steps) {}

    /** Rows {@code from} to before {@code to} of block t of a and q, and of h, give those of block t + 1 of h. */
    abstract void step(int t, int from, int to);

    /** Prepares the gradients of what else goes from step to step. */
    void beginBack() {}

    /** Forgets them, for these rows; {@code end} in the beginning, at the last step. */
    void cut(boolean end, int from, int to) {}

    /** Writes these rows of block t of da and dq; replaces dh by what of it goes to the state before not by way of q. */
    abstract void stepBack(int t, int from, int to);

    @Override
    public final List<Parameter> parameters() {
        return twoBiases
                ? List.of(weight, recurrentWeight, bias, recurrentBias)
                : List.of(weight, recurrentWeight, bias);
    }

    /** Name and sizes: {@code Gru(2 -> 32)}, or {@code Gru(32)} before it is built. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + "(" + (in == null ? "" : in.features() + " -> ") + units + ")";
    }
}
