package descent;

import descent.internal.Check;
import descent.internal.Rows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.ejml.data.FMatrixRMaj;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A stack of layers that is built and ready: every size is known, every weight drawn.
 *
 * <pre>{@code
 * var network = new Network(digits.shape(), 42, new Dense(100), new Relu(), new Dense(10));
 * }</pre>
 *
 * <p>The same shape, seed and layers give the same weights, bit for bit. A network serves one thread at a time.
 */
public final class Network {
    /** Prediction works through long inputs in pieces, so that buffers stay small. */
    private static final int ROWS_AT_ONCE = 1024;

    private final Shape in, out;
    private final long seed;
    private final Sequential body;
    private final List<Layer> leaves = new ArrayList<>();
    private final List<Parameter> parameters;

    /**
     * Builds the layers.
     *
     * @param in the shape of a sample, such as {@code data.shape()}
     * @param seed where all randomness of the network comes from: initial weights, and masks drawn in training
     * @param layers the layers in order; each may belong to one network only
     * @throws IllegalArgumentException if a layer does not fit what the one before it gives; the message names it
     */
    public Network(Shape in, long seed, Layer... layers) {
        this.in = in;
        this.seed = seed;
        this.body = new Sequential(layers);
        collectLeaves(body, Collections.newSetFromMap(new IdentityHashMap<>()));
        this.out = body.build(in, new SplittableRandom(seed));
        this.parameters = body.parameters();
    }

    private void collectLeaves(Layer layer, Set<Layer> seen) {
        if (!seen.add(layer)) {
            throw new IllegalArgumentException(layer + " stands twice in the network: a layer has one place");
        }
        if (layer.children().isEmpty()) {
            leaves.add(layer);
        }
        layer.children().forEach(child -> collectLeaves(child, seen));
    }

    /** The shape of a sample that enters. */
    public Shape inputShape() {
        return in;
    }

    /** The shape of an answer that leaves. */
    public Shape outputShape() {
        return out;
    }

    /** The seed it was built with. */
    public long seed() {
        return seed;
    }

    /** The layers that hold no other layers, in order. */
    public List<Layer> layers() {
        return Collections.unmodifiableList(leaves);
    }

    /** The layers as they were given, containers and all. */
    public Sequential body() {
        return body;
    }

    /** Number, counted from 1, and name of one of {@link #layers}: {@code 3, Dense(100 -> 10)}. */
    public String label(Layer layer) {
        return number(layer) + ", " + layer;
    }

    /** The number of a layer in {@link #layers}, counted from 1. */
    public int number(Layer layer) {
        for (int i = 0; i < leaves.size(); i++) {
            if (leaves.get(i) == layer) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException(layer + " is not a layer of this network");
    }

    /** Everything that training may move, in order. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** The parameters by name: the number of the layer, a dot and the name in the layer, as in {@code 3.weight}. */
    public Map<String, Parameter> named() {
        var named = new LinkedHashMap<String, Parameter>();
        for (int i = 0; i < leaves.size(); i++) {
            for (Parameter parameter : leaves.get(i).parameters()) {
                named.put(i + 1 + "." + parameter.name, parameter);
            }
        }
        return named;
    }

    /** Number of values that training may move. */
    public int parameterCount() {
        return parameters().stream().mapToInt(Parameter::size).sum();
    }

    /**
     * What the network answers to each row of x.
     *
     * @param x samples, one per row. Not modified.
     * @return the answers, one per row: a new matrix
     */
    public FMatrixRMaj predict(FMatrixRMaj x) {
        Check.columns(this, x, in.columns());
        var answers = new FMatrixRMaj(x.numRows, out.columns());
        for (int from = 0; from < x.numRows; from += ROWS_AT_ONCE) {
            int rows = Math.min(ROWS_AT_ONCE, x.numRows - from);
            var part = new FMatrixRMaj(rows, x.numCols);
            System.arraycopy(x.data, from * x.numCols, part.data, 0, rows * x.numCols);
            FMatrixRMaj y = forward(part, Mode.INFER);
            System.arraycopy(y.data, 0, answers.data, from * y.numCols, rows * y.numCols);
        }
        return answers;
    }

    /** The class with the largest answer, for each row of x. */
    public int[] classify(FMatrixRMaj x) {
        return Rows.argMaxes(predict(x));
    }

    /** One forward pass, see {@link Layer#forward}. The result is valid until the next call. */
    public FMatrixRMaj forward(FMatrixRMaj x, Mode mode) {
        Check.columns(this, x, in.columns());
        return body.forward(x, mode);
    }

    /** One backward pass down to x, see {@link Layer#backward}. */
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        return body.backward(dy);
    }

    /** One backward pass down to the first layer that learns, see {@link Layer#accumulate}. */
    public void accumulate(FMatrixRMaj dy) {
        body.accumulate(dy);
    }

    /**
     * Tells {@code watcher} of every y and dy of each of {@link #layers} in the passes that {@code passes} makes.
     */
    public void watch(Watcher watcher, Runnable passes) {
        body.watch(watcher);
        try {
            passes.run();
        } finally {
            body.watch(Watcher.NONE);
        }
    }

    /** One row per layer: number, layer, the columns that leave it, its parameters; the totals in the last row. */
    public Table summary() {
        var columns = new int[leaves.size()];
        watch(
                new Watcher() {
                    @Override
                    public void forward(Layer layer, FMatrixRMaj x, FMatrixRMaj y) {
                        if (layer.children().isEmpty()) {
                            columns[number(layer) - 1] = y.numCols;
                        }
                    }
                },
                () -> forward(new FMatrixRMaj(1, in.columns()), Mode.INFER));
        var table = Table.create(
                StringColumn.create("layer"), IntColumn.create("columns out"), IntColumn.create("parameters"));
        for (int i = 0; i < leaves.size(); i++) {
            Layer layer = leaves.get(i);
            addRow(
                    table,
                    label(layer),
                    columns[i],
                    layer.parameters().stream().mapToInt(Parameter::size).sum());
        }
        addRow(table, "all", out.columns(), parameterCount());
        return table;
    }

    private static void addRow(Table table, String layer, int columns, int parameters) {
        table.stringColumn(0).append(layer);
        table.intColumn(1).append(columns);
        table.intColumn(2).append(parameters);
    }

    /** What enters and what leaves: {@code Network(1x8x8 -> 10)}. */
    @Override
    public String toString() {
        return "Network(" + in + " -> " + out + ")";
    }
}
