package descent.layers;

import static org.assertj.core.api.Assertions.assertThat;

import descent.Layer;
import descent.Mode;
import descent.Network;
import descent.Parameter;
import descent.Reference;
import descent.Shape;
import descent.Window;
import descent.initializers.Constant;
import descent.initializers.Zeros;
import descent.normalization.BatchNorm;
import descent.normalization.Folding;
import descent.normalization.GroupNorm;
import descent.normalization.InstanceNorm;
import descent.normalization.LayerNorm;
import descent.pooling.AveragePool;
import descent.pooling.GlobalAveragePool;
import descent.pooling.MaxPool;
import descent.pooling.MixedPool;
import descent.pooling.StochasticPool;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.Stream;

/** What {@link LayerReferenceTest} does with convolution, pooling, normalization within a sample, and changed weights. */
final class ImageChecks {
    static final Map<String, Reference.Check> ALL = Map.ofEntries(
            Map.entry("conv2d", c -> check(c, conv(c), image(c), Mode.TRAIN, 1e-5, "w", "b")),
            Map.entry("max_pool2d", c -> check(c, new MaxPool(window(c)), image(c), Mode.TRAIN, 1e-5)),
            Map.entry("avg_pool2d", c -> check(c, new AveragePool(window(c)), image(c), Mode.TRAIN, 1e-5)),
            Map.entry("global_avg_pool2d", c -> check(c, new GlobalAveragePool(), image(c), Mode.TRAIN, 1e-5)),
            Map.entry("stochastic_pool2d", ImageChecks::stochasticPool),
            Map.entry("mixed_pool2d", c -> check(c, mixed(c), image(c), Mode.TRAIN, 1e-5, "alpha")),
            Map.entry("weight_norm_dense", ImageChecks::weightNorm),
            Map.entry("dropconnect", ImageChecks::dropConnect),
            Map.entry(
                    "fold_batch_norm_dense",
                    c -> fold(c, new Dense(c.integer("out"), new Zeros(), c.flag("bias")), Shape.of(c.integer("in")))),
            Map.entry("fold_batch_norm_conv2d", c -> fold(c, conv(c), image(c))),
            Map.entry("layer_norm", c -> norm(c, new LayerNorm(c.number("eps")), Shape.of(c.integer("features")))),
            Map.entry("instance_norm2d", c -> norm(c, new InstanceNorm(c.number("eps")), channels(c))),
            Map.entry("group_norm", c -> norm(c, new GroupNorm(c.integer("groups"), c.number("eps")), channels(c))));

    private ImageChecks() {}

    static Conv2D conv(Reference.Case c) {
        return new Conv2D(c.integer("out_channels"), window(c), new Zeros(), c.flag("bias"));
    }

    static Shape image(Reference.Case c) {
        return Shape.image(c.integer("in_channels"), c.integer("height"), c.integer("width"));
    }

    private static Shape channels(Reference.Case c) {
        return Shape.image(c.integer("channels"), c.integer("height"), c.integer("width"));
    }

    private static Window window(Reference.Case c) {
        return Window.of(c.integer("kernel_h"), c.integer("kernel_w"))
                .stride(c.integer("stride_h"), c.integer("stride_w"))
                .padding(c.integer("pad_h"), c.integer("pad_w"));
    }

    private static MixedPool mixed(Reference.Case c) {
        return new MixedPool(window(c), c.text("alpha_per").equals("channel"));
    }

    private static void stochasticPool(Reference.Case c) {
        check(c, new StochasticPool(window(c)), image(c), Mode.INFER, 1e-5);
        check(c, new StochasticPool(window(c)), image(c), Mode.PROBE, 1e-5);
    }

    private static void norm(Reference.Case c, Layer layer, Shape in) {
        check(c, layer, in, Mode.TRAIN, 1e-4, "gamma", "beta");
    }

    private static void weightNorm(Reference.Case c) {
        var layer = new WeightNorm(new Dense(c.integer("out"), new Constant(1)));
        check(c, layer, Shape.of(c.integer("in")), Mode.TRAIN, 1e-5, "v", "g", "b");
    }

    private static void dropConnect(Reference.Case c) {
        var dense = new Dense(c.integer("out"), new Zeros());
        var layer = c.flag("inverted")
                ? new DropConnect(c.number("rate"), dense)
                : DropConnect.scaledAtInference(c.number("rate"), dense);
        layer.build(Shape.of(c.integer("in")), new MaskGenerator(c.floats("mask")));
        run(c, layer, Mode.TRAIN, 1e-5, "w", "b");
    }

    private static void fold(Reference.Case c, Layer layer, Shape in) {
        var norm = new BatchNorm(0.9, c.number("eps"));
        var network = new Network(in, 1, layer, norm);
        set(layer.parameters().get(0), c.floats("w"));
        if (c.flag("bias")) {
            set(layer.parameters().get(1), c.floats("b"));
        }
        set(norm.parameters().get(0), c.floats("gamma"));
        set(norm.parameters().get(1), c.floats("beta"));
        System.arraycopy(c.floats("running_mean"), 0, norm.runningMean(), 0, norm.runningMean().length);
        System.arraycopy(c.floats("running_var"), 0, norm.runningVariance(), 0, norm.runningMean().length);
        Network folded = Folding.fold(network);
        assertThat(folded.layers()).hasSize(1);
        c.assertOutput("w_folded", folded.parameters().get(0).value, 1e-5);
        c.assertOutput("b_folded", folded.parameters().get(1).value, 1e-5);
        c.assertOutput("y", folded.predict(c.input("x")), 1e-5);
        c.assertOutput("y", network.predict(c.input("x")), 1e-5);
    }

    private static void check(
            Reference.Case c, Layer layer, Shape in, Mode mode, double tolerance, String... parameters) {
        layer.build(in, new SplittableRandom(1));
        run(c, layer, mode, tolerance, parameters);
    }

    private static void run(Reference.Case c, Layer layer, Mode mode, double tolerance, String... names) {
        List<Parameter> parameters = layer.parameters();
        assertThat(parameters).hasSize((int) Stream.of(names).filter(c::has).count());
        for (int i = 0; i < parameters.size(); i++) {
            set(parameters.get(i), c.floats(names[i]));
        }
        c.assertOutput("y", layer.forward(c.input("x"), mode), tolerance);
        if (!c.has("dy")) {
            return;
        }
        c.assertOutput("dx", layer.backward(c.input("dy")), tolerance);
        for (int i = 0; i < parameters.size(); i++) {
            c.assertOutput("d" + names[i], parameters.get(i).gradient, tolerance);
        }
    }

    static void set(Parameter parameter, float[] values) {
        assertThat(values).hasSize(parameter.size());
        System.arraycopy(values, 0, parameter.value.data, 0, values.length);
    }

    /** Gives 0 where the mask is 0, and almost 1 where it is 1. */
    private record MaskGenerator(float[] mask, int[] at) implements SplittableGenerator {
        MaskGenerator(float[] mask) {
            this(mask, new int[1]);
        }

        @Override
        public long nextLong() {
            return mask[at[0]++] == 0 ? 0 : -1;
        }

        @Override
        public SplittableGenerator split() {
            return this;
        }

        @Override
        public SplittableGenerator split(SplittableGenerator source) {
            return this;
        }

        @Override
        public Stream<SplittableGenerator> splits(long n) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Stream<SplittableGenerator> splits(SplittableGenerator source) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Stream<SplittableGenerator> splits(long n, SplittableGenerator source) {
            throw new UnsupportedOperationException();
        }
    }
}
