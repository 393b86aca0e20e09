package descent.weights;

import descent.Layer;
import descent.Network;
import descent.Parameter;
import descent.weights.Safetensors.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The state of a network: its parameters and what layers remember beside them, such as running averages, by name as in {@code
 * 3.weight}. It can be kept in memory, saved as safetensors, and put back.
 *
 * <p>A matrix has the shape of its {@link Parameter}; a {@code Dense} weight is fanIn x units, the transpose of PyTorch's.
 */
public final class Weights {
    private static final String ARCHITECTURE = "architecture", BLUEPRINT = "blueprint", NO_BLUEPRINT = "no blueprint";

    private final Map<String, Tensor> tensors;

    private Weights(Map<String, Tensor> tensors) {
        this.tensors = tensors;
    }

    /** A copy of the state of {@code network}. */
    public static Weights of(Network network) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        inUse(network)
                .forEach((name, tensor) -> tensors.put(
                        name, new Tensor(tensor.shape(), tensor.data().clone())));
        return new Weights(tensors);
    }

    /** The names, in order. */
    public List<String> names() {
        return List.copyOf(tensors.keySet());
    }

    /**
     * Puts this state into {@code network}, all of it or, if something does not fit, nothing.
     *
     * @throws IllegalArgumentException if names or shapes differ; the message names what is missing and what is left over
     */
    public void into(Network network) {
        copy(tensors, inUse(network), "the network");
    }

    /**
     * Saves a network as safetensors: its state, and in the notes its layers in words and as a blueprint for {@link #read}. Layers and
     * initializers of your own cannot be put into a blueprint; their networks can be saved and {@link #load loaded} all the same.
     */
    public static void save(Network network, Path path) {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("format", "descent");
        notes.put(ARCHITECTURE, architecture(network));
        try {
            notes.put(BLUEPRINT, Blueprint.of(network));
        } catch (IllegalArgumentException e) {
            notes.put(NO_BLUEPRINT, e.getMessage());
        }
        Safetensors.write(path, inUse(network), notes);
    }

    /**
     * Builds the network that was saved, with its state.
     *
     * @throws IllegalArgumentException if the file is damaged or holds no blueprint; the message says why
     */
    public static Network read(Path path) {
        Safetensors.Content content = Safetensors.read(path);
        String blueprint = content.metadata().get(BLUEPRINT);
        if (blueprint == null) {
            throw new IllegalArgumentException(path + " expects the blueprint of a network, but got none: "
                    + content.metadata().getOrDefault(NO_BLUEPRINT, "it was not saved by Descent"));
        }
        Network network = Blueprint.build(blueprint);
        copy(content.tensors(), inUse(network), path.toString());
        return network;
    }

    /**
     * Loads a saved state into {@code network}, which has been built with the same layers.
     *
     * @throws IllegalArgumentException if the file is damaged or was saved from other layers; the network stays as it was
     */
    public static void load(Network network, Path path) {
        Safetensors.Content content = Safetensors.read(path);
        String saved = content.metadata().getOrDefault(ARCHITECTURE, architecture(network));
        if (!saved.equals(architecture(network))) {
            throw new IllegalArgumentException(
                    path + " expects a network of " + saved + ", but got " + architecture(network));
        }
        copy(content.tensors(), inUse(network), path.toString());
    }

    /** The layers of {@code network} in words: {@code 1x8x8: Dense(64 -> 100), Relu, Dense(100 -> 10)}. */
    public static String architecture(Network network) {
        return network.inputShape() + ": "
                + network.layers().stream().map(Layer::toString).collect(Collectors.joining(", "));
    }

    /**
     * Takes the state of the first {@code count} layers over from a trained network: the lower layers of both must be alike.
     *
     * @param from the trained network. Not modified.
     * @param to the new network. Modified.
     * @param count how many of {@link Network#layers}
     */
    public static void takeLower(Network from, Network to, int count) {
        if (count < 1 || count > Math.min(from.layers().size(), to.layers().size())) {
            throw new IllegalArgumentException("expected 1 to "
                    + Math.min(from.layers().size(), to.layers().size()) + " layers to take over, but got " + count);
        }
        copy(lower(from, count), lower(to, count), to.toString());
    }

    private static Map<String, Tensor> lower(Network network, int count) {
        var lower = new LinkedHashMap<>(inUse(network));
        lower.keySet().removeIf(name -> Integer.parseInt(name.substring(0, name.indexOf('.'))) > count);
        return lower;
    }

    /** Freezes the parameters of the first {@code count} layers, or sets them free again. */
    public static void setTrainable(Network network, int count, boolean trainable) {
        network.layers().stream()
                .limit(count)
                .flatMap(layer -> layer.parameters().stream())
                .forEach(parameter -> parameter.setTrainable(trainable));
    }

    /** The arrays that the network works with. */
    private static Map<String, Tensor> inUse(Network network) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int i = 0; i < network.layers().size(); i++) {
            Layer layer = network.layers().get(i);
            for (Parameter p : layer.parameters()) {
                tensors.put(i + 1 + "." + p.name, new Tensor(List.of(p.value.numRows, p.value.numCols), p.value.data));
            }
            String number = i + 1 + ".";
            layer.state().forEach((name, data) -> tensors.put(number + name, new Tensor(List.of(data.length), data)));
        }
        return tensors;
    }

    private static void copy(Map<String, Tensor> from, Map<String, Tensor> to, String where) {
        var missing = new ArrayList<>(to.keySet());
        missing.removeAll(from.keySet());
        var surplus = new ArrayList<>(from.keySet());
        surplus.removeAll(to.keySet());
        if (!missing.isEmpty() || !surplus.isEmpty()) {
            throw new IllegalArgumentException(
                    "weights for " + where + ": missing " + missing + ", left over " + surplus);
        }
        to.forEach((name, tensor) -> {
            if (!tensor.shape().equals(from.get(name).shape())) {
                throw new IllegalArgumentException("weights for " + where + ": " + name + " expects shape "
                        + tensor.shape() + ", but got " + from.get(name).shape());
            }
        });
        to.forEach(
                (name, tensor) -> System.arraycopy(from.get(name).data(), 0, tensor.data(), 0, tensor.data().length));
    }
}
