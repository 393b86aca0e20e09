package descent.charts;

import descent.Layer;
import descent.Network;
import descent.Parallel;
import descent.Parameter;
import descent.Residual;
import descent.Sequential;
import descent.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a diagram of a network is made of: boxes, repetitions and branches. */
final class Blocks {
    /** Something that stands under what comes before it. */
    sealed interface Block permits Box, Repeat, Branches {
        /** The shape that leaves it. */
        Shape out();

        /** What makes two blocks the same. */
        String key();
    }

    /**
     * One layer.
     *
     * @param numbers which of the layers of the network
     * @param attached whether it keeps the shape and only works on what the layer above it gives
     */
    record Box(String numbers, String name, int parameters, String color, boolean attached, Shape out)
            implements Block {
        @Override
        public String key() {
            return name + " " + out;
        }
    }

    /** The same blocks again and again. */
    record Repeat(List<Block> blocks, int times, Shape out) implements Block {
        @Override
        public String key() {
            return times + " " + keys(blocks);
        }
    }

    /** Blocks side by side, summed or put together; a branch without blocks is a skip connection. */
    record Branches(String name, List<List<Block>> branches, boolean sum, Shape out) implements Block {
        @Override
        public String key() {
            return name + branches.stream().map(Blocks::keys).toList() + out;
        }
    }

    /** Layers that change what another one gives, even if they learn something. */
    private static final List<String> WORKERS = List.of("descent.activations", "descent.normalization");

    private static final Map<String, String> TINTS =
            Map.of("descent.activations", "#fbe6c4", "descent.normalization", "#d5ece7", "descent.pooling", "#ead5df");

    private final Network network;

    Blocks(Network network) {
        this.network = network;
    }

    List<Block> all() {
        return blocks(network.body());
    }

    private List<Block> blocks(Sequential layers) {
        var blocks = new ArrayList<Block>();
        for (int i = 0; i < layers.children().size(); i++) {
            Layer layer = layers.children().get(i);
            if (layer instanceof Sequential inner) {
                blocks.addAll(blocks(inner));
            } else {
                blocks.add(block(
                        layer,
                        layers.shapes().get(i),
                        i == 0 ? null : layers.shapes().get(i - 1)));
            }
        }
        return repeated(blocks);
    }

    private Block block(Layer layer, Shape out, Shape in) {
        if (!(layer instanceof Residual) && !(layer instanceof Parallel)) {
            int parameters =
                    layer.parameters().stream().mapToInt(Parameter::size).sum();
            String kind = layer.getClass().getPackageName();
            boolean works = parameters > 0 && !WORKERS.contains(kind);
            return new Box(
                    numbers(layer), layer.toString(), parameters, color(kind, works), out.equals(in) && !works, out);
        }
        var branches = new ArrayList<List<Block>>();
        layer.children().forEach(child -> branches.add(blocks((Sequential) child)));
        if (layer instanceof Residual && branches.size() == 1) {
            branches.add(List.of());
        }
        return new Branches(layer.getClass().getSimpleName(), branches, layer instanceof Residual, out);
    }

    private static String color(String kind, boolean works) {
        return works ? "#d3e4f1" : TINTS.getOrDefault(kind, "#eeeeee");
    }

    /** The number of a layer; the first and the last of those in it if it holds others. */
    private String numbers(Layer layer) {
        Layer first = layer, last = layer;
        while (!first.children().isEmpty()) {
            first = first.children().get(0);
            last = last.children().get(last.children().size() - 1);
        }
        int from = network.number(first), to = network.number(last);
        return from == to ? String.valueOf(from) : from + "–" + to;
    }

    /** With repetitions in place of the same blocks again and again, where that saves at least two. */
    private static List<Block> repeated(List<Block> blocks) {
        var shorter = new ArrayList<Block>();
        for (int i = 0; i < blocks.size(); ) {
            int period = 0, times = 1;
            for (int p = 1; p <= (blocks.size() - i) / 2; p++) {
                int t = times(blocks, i, p);
                if (p * (t - 1) >= 2 && p * (t - 1) > period * (times - 1)) {
                    period = p;
                    times = t;
                }
            }
            if (period == 0 || isAttached(blocks.get(i))) {
                shorter.add(blocks.get(i++));
            } else {
                List<Block> once = List.copyOf(blocks.subList(i, i + period));
                shorter.add(new Repeat(once, times, once.get(period - 1).out()));
                i += period * times;
            }
        }
        return shorter;
    }

    private static int times(List<Block> blocks, int from, int period) {
        String first = keys(blocks.subList(from, from + period));
        int times = 1;
        while (from + (times + 1) * period <= blocks.size()
                && keys(blocks.subList(from + times * period, from + (times + 1) * period))
                        .equals(first)) {
            times++;
        }
        return times;
    }

    private static String keys(List<Block> blocks) {
        return blocks.stream().map(Block::key).toList().toString();
    }

    static boolean isAttached(Block block) {
        return block instanceof Box box && box.attached();
    }
}
