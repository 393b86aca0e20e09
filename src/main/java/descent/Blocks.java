package descent;

import descent.internal.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The same block of layers again and again: the body of a deep network.
 *
 * <pre>{@code
 * new Network(digits.shape(), 42, Blocks.of(5, () -> new Dense(100, new He()), BatchNorm::new, Relu::new).then(new Dense(10)))
 * }</pre>
 *
 * <p>What comes out are the layers as if they were written one after the other: the network gets the same weights, probes and
 * messages count and name every layer, and it can be saved. Blocks are a plan: {@link #then(Layer...)} makes new layers each
 * time, so one plan serves any number of networks.
 */
public final class Blocks {
    private final List<Supplier<? extends Layer>> makers;

    private Blocks(List<Supplier<? extends Layer>> makers) {
        this.makers = makers;
    }

    /**
     * {@code count} times the layers of {@code block} in order.
     *
     * @param count how often, 0 or more
     * @param block what makes the layers of a block, each asked once per block; one that gives null adds nothing, for layers
     *     that are there only sometimes: {@code () -> normalized ? new BatchNorm() : null}
     * @throws IllegalArgumentException if count is negative or the block is empty
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // read, and not kept as an array
    public static Blocks of(int count, Supplier<? extends Layer>... block) {
        return new Blocks(List.of()).plus(count, block);
    }

    /** These blocks, and after them {@code count} times another, as in {@link #of}. This plan is not modified. */
    @SafeVarargs
    @SuppressWarnings("varargs") // read, and not kept as an array
    public final Blocks then(int count, Supplier<? extends Layer>... block) {
        return plus(count, block);
    }

    private Blocks plus(int count, Supplier<? extends Layer>[] block) {
        Check.notNegative("Blocks", "count", count);
        if (block.length == 0) {
            throw new IllegalArgumentException("Blocks expects at least 1 layer in a block, but got 0");
        }
        var all = new ArrayList<>(makers);
        for (int i = 0; i < count; i++) {
            all.addAll(List.of(block));
        }
        return new Blocks(all);
    }

    /** The layers of all blocks, new ones, and after them these: the head of the network, or nothing. */
    public Layer[] then(Layer... head) {
        Stream<Layer> made = makers.stream().map(Supplier::get);
        return Stream.concat(made.filter(Objects::nonNull), Stream.of(head)).toArray(Layer[]::new);
    }
}
