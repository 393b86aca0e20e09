package descent.normalization;

import descent.Layer;
import descent.Network;
import descent.Parallel;
import descent.Parameter;
import descent.Residual;
import descent.Sequential;
import descent.Shape;
import descent.initializers.Zeros;
import descent.layers.Conv2D;
import descent.layers.Dense;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes batch normalization out of a trained network: at inference it only scales and shifts, which the {@link Dense} or
 * {@link Conv2D} before it can do with other weights. Per unit or filter:
 *
 * <pre> s = gamma / sqrt(runningVariance + epsilon)      weight' = s weight      bias' = s (bias - runningMean) + beta </pre>
 *
 * <p>Jacob, Kligys, Chen, Zhu, Tang, Howard, Adam and Kalenichenko 2018, Quantization and training of neural networks for
 * efficient integer-arithmetic-only inference, section 3.2, https://arxiv.org/abs/1712.05877
 */
public final class Folding {
    private final List<Runnable> fillings = new ArrayList<>();

    private Folding() {}

    /**
     * A network with the same answers and fewer layers, for inference.
     *
     * <p>A {@link BatchNorm} that comes directly after a Dense or Conv2D disappears, also inside Sequential (whose layers
     * then stand in a row with the others), Residual and Parallel; any other stays. Dense and Conv2D layers are copied. All
     * others are shared with {@code network}: use the two in turn, not at the same time, and train neither any more.
     *
     * @param network the trained network. Not modified.
     */
    public static Network fold(Network network) {
        var folding = new Folding();
        var folded = new Network(network.inputShape(), network.seed(), folding.fold(network.body()));
        folding.fillings.forEach(Runnable::run);
        return folded;
    }

    private Layer[] fold(Sequential stack) {
        var layers = new ArrayList<Layer>();
        var shapes = new ArrayList<Shape>();
        unpack(stack, layers, shapes);
        var folded = new ArrayList<Layer>();
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            boolean takesNext = isLinear(layer) && i + 1 < layers.size() && layers.get(i + 1) instanceof BatchNorm;
            folded.add(fold(layer, shapes.get(i), takesNext ? (BatchNorm) layers.get(i + 1) : null));
            i += takesNext ? 1 : 0;
        }
        return folded.toArray(Layer[]::new);
    }

    private static void unpack(Sequential stack, List<Layer> layers, List<Shape> shapes) {
        for (int i = 0; i < stack.children().size(); i++) {
            if (stack.children().get(i) instanceof Sequential inner) {
                unpack(inner, layers, shapes);
            } else {
                layers.add(stack.children().get(i));
                shapes.add(stack.shapes().get(i));
            }
        }
    }

    private static boolean isLinear(Layer layer) {
        return layer instanceof Dense || layer instanceof Conv2D;
    }

    private Layer fold(Layer layer, Shape out, BatchNorm next) {
        if (isLinear(layer)) {
            return linear(layer, next);
        }
        if (layer instanceof Residual
                && layer.children().size() == 1
                && layer.children().get(0) instanceof Sequential inner) {
            return new Residual(fold(inner));
        }
        if (layer instanceof Parallel) {
            return new Parallel(layer.children().stream()
                    .map(branch -> new Sequential(fold((Sequential) branch)))
                    .toArray(Layer[]::new));
        }
        return new Kept(layer, out);
    }

    /** A Dense or Conv2D like the given one, to be filled when it is built. */
    private Layer linear(Layer layer, BatchNorm norm) {
        Parameter weight = layer.parameters().get(0);
        boolean hadBias = layer.parameters().size() == 2, bias = hadBias || norm != null;
        boolean rows = weight.unitsAreRows;
        int units = rows ? weight.value.numRows : weight.value.numCols;
        Layer folded = layer instanceof Conv2D conv
                ? new Conv2D(units, conv.window(), new Zeros(), bias)
                : new Dense(units, new Zeros(), bias);
        fillings.add(() -> {
            double[] scale = scale(norm, units);
            float[] from = weight.value.data, to = folded.parameters().get(0).value.data;
            for (int i = 0; i < to.length; i++) {
                int unit = rows ? i / weight.value.numCols : i % units;
                to[i] = (float) (scale[unit] * from[i]);
            }
            for (int unit = 0; bias && unit < units; unit++) {
                double b = hadBias ? layer.parameters().get(1).value.data[unit] : 0;
                folded.parameters().get(1).value.data[unit] = (float)
                        (norm == null
                                ? b
                                : scale[unit] * (b - norm.runningMean()[unit])
                                        + norm.parameters().get(1).value.data[unit]);
            }
        });
        return folded;
    }

    private static double[] scale(BatchNorm norm, int units) {
        var scale = new double[units];
        for (int unit = 0; unit < units; unit++) {
            scale[unit] = norm == null
                    ? 1
                    : norm.parameters().get(0).value.data[unit]
                            / Math.sqrt(norm.runningVariance()[unit] + norm.epsilon());
        }
        return scale;
    }
}
