package descent;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import descent.activations.AlphaDropout;
import descent.activations.Elu;
import descent.activations.Gelu;
import descent.activations.HardSigmoid;
import descent.activations.Identity;
import descent.activations.LeakyRelu;
import descent.activations.LogSoftmax;
import descent.activations.Maxout;
import descent.activations.Mish;
import descent.activations.PRelu;
import descent.activations.RRelu;
import descent.activations.Relu;
import descent.activations.Selu;
import descent.activations.Sigmoid;
import descent.activations.Softmax;
import descent.activations.Softplus;
import descent.activations.Softsign;
import descent.activations.Swish;
import descent.activations.Tanh;
import descent.initializers.He;
import descent.layers.Conv2D;
import descent.layers.Dense;
import descent.layers.DropConnect;
import descent.layers.Dropout;
import descent.layers.Embedding;
import descent.layers.Flatten;
import descent.layers.GaussianNoise;
import descent.layers.Gru;
import descent.layers.Lstm;
import descent.layers.Reshape;
import descent.layers.SimpleRnn;
import descent.layers.WeightNorm;
import descent.layers.ZeroPad;
import descent.losses.BinaryCrossEntropy;
import descent.losses.Hinge;
import descent.losses.Huber;
import descent.losses.KullbackLeibler;
import descent.losses.Loss;
import descent.losses.MeanAbsoluteError;
import descent.losses.MeanSquaredError;
import descent.losses.MultiClassHinge;
import descent.losses.SoftmaxCrossEntropy;
import descent.losses.SquaredHinge;
import descent.normalization.BatchNorm;
import descent.normalization.GroupNorm;
import descent.normalization.InstanceNorm;
import descent.normalization.LayerNorm;
import descent.pooling.AveragePool;
import descent.pooling.GatedPool;
import descent.pooling.GlobalAveragePool;
import descent.pooling.MaxPool;
import descent.pooling.MixedPool;
import descent.pooling.StochasticPool;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Every layer and every loss, once: the list that drives gradient and contract tests. The tests here hold it complete. */
public final class CatalogueTest {
    /** A layer, made anew by each call of {@code make}, on a shape that it can work on. */
    public record Entry(String name, Shape in, Supplier<Layer> make) {
        @Override
        public String toString() {
            return name + " on " + in;
        }
    }

    /** A loss with answers and targets that fit it. */
    public record LossEntry(Loss loss, FMatrixRMaj y, Targets targets) {
        @Override
        public String toString() {
            return loss + " of " + targets;
        }
    }

    private static final Window RECTANGLE = Window.of(2, 3).stride(2, 1).padding(1, 2);

    static final List<Entry> LAYERS = List.of(
            entry(Shape.of(6), () -> new Dense(4)),
            entry(Shape.image(2, 3, 2), () -> new Dense(3, new He(), false)),
            entry(Shape.image(2, 3, 2), Flatten::new),
            entry(Shape.of(5), () -> new Dropout(0.4)),
            entry(Shape.of(5), Identity::new),
            entry(Shape.of(5), Sigmoid::new),
            entry(Shape.sequence(3, 2), Tanh::new),
            entry(Shape.of(5), Relu::new),
            entry(Shape.of(5), () -> new LeakyRelu(0.2)),
            entry(Shape.of(5), Elu::new),
            entry(Shape.of(5), () -> new Elu(0.5)),
            entry(Shape.of(5), Selu::new),
            entry(Shape.of(5), Gelu::new),
            entry(Shape.of(5), Gelu::tanhForm),
            entry(Shape.of(5), Softplus::new),
            entry(Shape.of(5), Softsign::new),
            entry(Shape.of(5), HardSigmoid::new),
            entry(Shape.of(5), Swish::new),
            entry(Shape.of(5), Mish::new),
            entry(Shape.of(5), Softmax::new),
            entry(Shape.of(5), RRelu::new),
            entry(Shape.of(5), PRelu::new),
            entry(Shape.sequence(3, 2), PRelu::new),
            entry(Shape.image(2, 3, 2), () -> new PRelu(0.4)),
            entry(Shape.of(5), PRelu::single),
            entry(Shape.of(5), LogSoftmax::new),
            entry(Shape.of(6), () -> new Maxout(3)),
            entry(Shape.sequence(3, 4), () -> new Maxout(2)),
            entry(Shape.image(4, 3, 2), () -> new Maxout(2)),
            entry(Shape.of(5), () -> new AlphaDropout(0.4)),
            entry(Shape.of(4), BatchNorm::new),
            entry(Shape.image(3, 2, 2), BatchNorm::new),
            entry(Shape.sequence(3, 2), BatchNorm::new),
            entry(Shape.of(4), () -> new Sequential(new Dense(5), new Tanh(), new BatchNorm(), new Dense(3))),
            entry(Shape.of(4), () -> new Residual(new Dense(4), new Tanh())),
            entry(Shape.of(4), () -> Residual.projected(new Dense(3), new Dense(3), new Tanh())),
            entry(Shape.of(4), () -> new Parallel(new Dense(3), new Sequential(new Dense(2), new Sigmoid()))),
            entry(Shape.image(2, 2, 2), () -> new Parallel(new Identity(), new Tanh())),
            entry(Shape.image(2, 4, 3), () -> new Conv2D(3, 3)),
            entry(Shape.image(2, 5, 4), () -> new Conv2D(2, RECTANGLE, new He(), false)),
            entry(Shape.image(2, 2, 3), () -> new ZeroPad(1, 0, 2, 1)),
            entry(Shape.image(2, 2, 3), () -> new Reshape(Shape.sequence(3, 4))),
            entry(Shape.of(4), () -> new WeightNorm(new Dense(3))),
            entry(Shape.image(2, 3, 3), () -> new WeightNorm(new Conv2D(2, 2))),
            entry(Shape.of(4), () -> new DropConnect(0.4, new Dense(3))),
            entry(Shape.of(4), () -> DropConnect.scaledAtInference(0.4, new Dense(3))),
            entry(Shape.image(2, 3, 3), () -> new DropConnect(0.4, new Conv2D(2, 2))),
            entry(Shape.image(2, 4, 4), () -> new MaxPool(2)),
            entry(Shape.image(2, 5, 4), () -> new MaxPool(RECTANGLE)),
            entry(Shape.image(2, 4, 4), () -> new AveragePool(2)),
            entry(Shape.image(2, 5, 4), () -> new AveragePool(RECTANGLE)),
            entry(Shape.image(2, 3, 2), GlobalAveragePool::new),
            entry(Shape.image(2, 4, 4), () -> new StochasticPool(2)),
            entry(Shape.image(2, 4, 4), () -> new MixedPool(2)),
            entry(Shape.image(2, 5, 4), () -> new MixedPool(RECTANGLE, true)),
            entry(Shape.image(2, 4, 4), () -> new GatedPool(2)),
            entry(Shape.image(2, 5, 4), () -> new GatedPool(RECTANGLE, false, new He())),
            entry(Shape.image(2, 5, 4), () -> new GatedPool(RECTANGLE, true, new He())),
            entry(Shape.of(5), LayerNorm::new),
            entry(Shape.sequence(3, 4), LayerNorm::new),
            entry(Shape.image(2, 2, 3), LayerNorm::new),
            entry(Shape.image(2, 2, 3), InstanceNorm::new),
            entry(Shape.image(4, 2, 3), () -> new GroupNorm(2)),
            entry(Shape.of(6), () -> new GroupNorm(2)),
            entry(Shape.sequence(4, 3), () -> new SimpleRnn(5)),
            entry(Shape.sequence(3, 2), () -> new SimpleRnn(3).allStates().recurrentBias()),
            entry(Shape.sequence(4, 3), () -> new Lstm(5)),
            entry(Shape.sequence(3, 2), () -> new Lstm(3).allStates().recurrentBias()),
            entry(Shape.sequence(4, 3), () -> new Gru(5)),
            entry(Shape.sequence(3, 2), () -> new Gru(3).allStates()),
            entry(Shape.of(3), () -> new Sequential(new SignsToIndices(), new Embedding(4, 2))),
            entry(Shape.of(5), () -> new GaussianNoise(0.3)));

    static final List<LossEntry> LOSSES = List.of(
            new LossEntry(new MeanSquaredError(), matrix(3, 2, 1), Targets.of(matrix(3, 2, 2))),
            new LossEntry(new SoftmaxCrossEntropy(), matrix(3, 4, 3), Targets.of(0, 3, 1)),
            new LossEntry(new SoftmaxCrossEntropy(), matrix(2, 3, 3), Targets.of(distributions())),
            new LossEntry(
                    new SoftmaxCrossEntropy(0.2, List.of(1.0, 0.5, 2.0)), matrix(4, 3, 3), Targets.of(0, 2, 1, 2)),
            new LossEntry(SoftmaxCrossEntropy.weighted(1, 0.5, 2), matrix(2, 3, 3), Targets.of(distributions())),
            new LossEntry(new BinaryCrossEntropy(), matrix(2, 3, 4), Targets.of(distributions())),
            new LossEntry(new BinaryCrossEntropy(), matrix(3, 1, 4), Targets.of(0, 1, 1)),
            new LossEntry(new MeanAbsoluteError(), matrix(3, 2, 1), Targets.of(matrix(3, 2, 2))),
            new LossEntry(new Huber(0.7), matrix(3, 2, 1), Targets.of(matrix(3, 2, 2))),
            new LossEntry(new Hinge(), matrix(5, 1, 1), Targets.of(0, 1, 1, 0, 1)),
            new LossEntry(new SquaredHinge(0.8), matrix(5, 1, 1), Targets.of(0, 1, 1, 0, 1)),
            new LossEntry(new MultiClassHinge(), matrix(3, 4, 5), Targets.of(0, 3, 1)),
            new LossEntry(new MultiClassHinge(0.8, 2), matrix(3, 4, 3), Targets.of(0, 3, 1)),
            new LossEntry(new KullbackLeibler(), matrix(2, 3, 3), Targets.of(distributions())));

    @Test
    void everyLayerIsListed() {
        assertThat(LAYERS.stream()
                        .map(entry -> entry.make.get())
                        .flatMap(layer -> Stream.concat(Stream.of(layer), layer.children().stream()))
                        .map(layer -> layer.getClass().getName()))
                .containsAll(concrete(Layer.class));
    }

    @Test
    void everyLossIsListed() {
        assertThat(LOSSES.stream().map(entry -> entry.loss.getClass().getName()))
                .containsAll(concrete(Loss.class));
    }

    /** The public classes of the library that can be made and are of that type. */
    private static Set<String> concrete(Class<?> type) {
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("descent");
        Set<String> names = classes.stream()
                .filter(c -> c.isAssignableTo(type) && !c.isInterface())
                .filter(c -> !c.getModifiers().contains(JavaModifier.ABSTRACT))
                .filter(c -> c.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
        assertThat(names).isNotEmpty();
        return names;
    }

    /** Makes indices of any numbers: column + 1 where the number is above 0, else column. They have no slope. */
    private static final class SignsToIndices implements Layer {
        @Override
        public Shape build(Shape in, SplittableGenerator random) {
            return in;
        }

        @Override
        public FMatrixRMaj forward(FMatrixRMaj x, Mode mode) {
            var y = new FMatrixRMaj(x.numRows, x.numCols);
            for (int i = 0; i < y.data.length; i++) {
                y.data[i] = i % x.numCols + (x.data[i] > 0 ? 1 : 0);
            }
            return y;
        }

        @Override
        public FMatrixRMaj backward(FMatrixRMaj dy) {
            return dy;
        }
    }

    private static Entry entry(Shape in, Supplier<Layer> make) {
        return new Entry(make.get().toString(), in, make);
    }

    /** Numbers between -1.2 and 1.2, none near 0, the same for the same seed. */
    static FMatrixRMaj matrix(int rows, int columns, long seed) {
        var random = new java.util.SplittableRandom(seed);
        var matrix = new FMatrixRMaj(rows, columns);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = (random.nextBoolean() ? 1 : -1) * (0.2f + random.nextFloat());
        }
        return matrix;
    }

    private static FMatrixRMaj distributions() {
        return new FMatrixRMaj(2, 3, true, 0.2f, 0.5f, 0.3f, 0f, 1f, 0f);
    }
}
