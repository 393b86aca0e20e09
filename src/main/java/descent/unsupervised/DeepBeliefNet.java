package descent.unsupervised;

import descent.Layer;
import descent.Network;
import descent.Parameter;
import descent.Shape;
import descent.activations.Sigmoid;
import descent.internal.Check;
import descent.layers.Dense;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import tech.tablesaw.api.Table;

/**
 * A stack of {@link Rbm}s, trained one after the other, each on the hidden means of the one below: pre-training. Then
 * {@link #autoencoder} or {@link #network} make a network of it that starts from its weights, for fine-tuning.
 *
 * <pre>{@code
 * var stack = new DeepBeliefNet(new Rbm(64, 100, 1), new Rbm(100, 30, 2));
 * stack.fit(x, rbm -> new RbmTrainer(rbm, new Momentum(0.05)).epochs(20));
 * Network network = stack.network(1, new Dense(10));
 * }</pre>
 *
 * <p>Hinton, Osindero and Teh 2006, A fast learning algorithm for deep belief nets, https://doi.org/10.1162/neco.2006.18.7.1527;
 * unrolled: Hinton and Salakhutdinov 2006, Reducing the dimensionality of data with neural networks,
 * https://doi.org/10.1126/science.1127647, where the code is linear (Gaussian hidden units in the last RBM).
 */
public final class DeepBeliefNet {
    private final List<Rbm> stack;

    /** That stack, the lowest first; each must have as many visible units as the one below has hidden ones. */
    public DeepBeliefNet(Rbm... stack) {
        this.stack = List.of(stack);
        Check.atLeastOne("DeepBeliefNet", "number of Rbms", stack.length);
        for (int i = 1; i < stack.length; i++) {
            int below = weight(stack[i - 1]).numCols, above = weight(stack[i]).numRows;
            if (above != below) {
                throw new IllegalArgumentException(
                        stack[i] + " expects " + above + " columns, but " + stack[i - 1] + " below gives " + below);
            }
        }
    }

    /** The machines, the lowest first. */
    public List<Rbm> stack() {
        return stack;
    }

    /** Trains the machines from below, each with the trainer that {@code trainer} gives it; returns their histories. */
    public List<Table> fit(FMatrixRMaj x, Function<Rbm, RbmTrainer> trainer) {
        var histories = new ArrayList<Table>();
        FMatrixRMaj seen = x;
        for (Rbm rbm : stack) {
            histories.add(trainer.apply(rbm).fit(seen));
            seen = rbm.hidden(seen);
        }
        return histories;
    }

    /** The hidden means of the topmost machine: a new matrix. */
    public FMatrixRMaj encode(FMatrixRMaj x) {
        FMatrixRMaj seen = x;
        for (Rbm rbm : stack) {
            seen = rbm.hidden(seen);
        }
        return seen;
    }

    /**
     * A network of Dense layers, each with a Sigmoid unless its units are Gaussian, and the head on top. Weights and biases are
     * copies of the machines'; those of the head are drawn with {@code seed}.
     */
    public Network network(long seed, Layer... head) {
        Layer[] layers = Stream.concat(up().stream(), Stream.of(head)).toArray(Layer[]::new);
        var network = new Network(Shape.of(weight(stack.get(0)).numRows), seed, layers);
        copyUp(layers);
        return network;
    }

    /** Unrolled: up through the stack to the code, and down again through the transposed weights, copies both. */
    public Autoencoder autoencoder() {
        var down = new ArrayList<Layer>();
        List<Rbm> reversed = new ArrayList<>(stack);
        Collections.reverse(reversed);
        reversed.forEach(rbm -> add(down, weight(rbm).numRows, rbm.visibleUnits()));
        Layer[] encoder = up().toArray(Layer[]::new), decoder = down.toArray(Layer[]::new);
        var autoencoder = new Autoencoder(Shape.of(weight(stack.get(0)).numRows), 0, encoder, decoder);
        copyUp(encoder);
        List<Dense> dense = denseOf(decoder);
        for (int i = 0; i < dense.size(); i++) {
            List<Parameter> to = dense.get(i).parameters();
            CommonOps_FDRM.transpose(weight(reversed.get(i)), to.get(0).value);
            to.get(1).value.setTo(reversed.get(i).parameters().get(1).value);
        }
        return autoencoder;
    }

    private List<Layer> up() {
        var layers = new ArrayList<Layer>();
        stack.forEach(rbm -> add(layers, weight(rbm).numCols, rbm.hiddenUnits()));
        return layers;
    }

    private static void add(List<Layer> layers, int units, Units kind) {
        layers.add(new Dense(units));
        if (kind == Units.BINARY) {
            layers.add(new Sigmoid());
        }
    }

    private void copyUp(Layer[] layers) {
        List<Dense> dense = denseOf(layers);
        for (int i = 0; i < stack.size(); i++) {
            List<Parameter> from = stack.get(i).parameters(), to = dense.get(i).parameters();
            to.get(0).value.setTo(from.get(0).value);
            to.get(1).value.setTo(from.get(2).value);
        }
    }

    private static List<Dense> denseOf(Layer[] layers) {
        return Stream.of(layers)
                .filter(Dense.class::isInstance)
                .map(Dense.class::cast)
                .toList();
    }

    private static FMatrixRMaj weight(Rbm rbm) {
        return rbm.parameters().get(0).value;
    }

    /** The machines. */
    @Override
    public String toString() {
        return "DeepBeliefNet" + stack;
    }
}
