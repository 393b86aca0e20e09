package descent;

import descent.activations.ElementWise;
import descent.activations.Gelu;
import descent.activations.Relu;
import descent.activations.Selu;
import descent.activations.Sigmoid;
import descent.activations.Tanh;
import descent.initializers.Glorot;
import descent.initializers.He;
import descent.initializers.Initializer;
import descent.initializers.LeCun;
import descent.internal.Matrices;
import descent.layers.Conv2D;
import descent.layers.Dense;
import descent.layers.SimpleRnn;
import descent.normalization.BatchNorm;
import descent.optimizers.Adam;
import descent.optimizers.ClipByGlobalNorm;
import descent.optimizers.Optimizer;
import descent.optimizers.Sgd;
import descent.pooling.MaxPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.ejml.data.FMatrixRMaj;

/**
 * What is timed: whole training steps on random data (forward, loss, backward, optimizer), and single operations. The same
 * are in {@code src/jmh/torch_steps.py}. Besides the names in {@link #NAMES} there are {@code mlp/WIDTH/DEPTH/BATCH},
 * {@code product/M/K/N} (ours) and {@code blas/M/K/N} (OpenBLAS called directly, outside of Java's memory).
 */
final class Workloads {
    static final List<String> NAMES = List.of(
            "mlp_sgd",
            "mlp_adam",
            "mlp_sigmoid_deep",
            "mlp_batchnorm",
            "mlp_wide_adam",
            "mlp_selu_100_layers",
            "convnet_sgd",
            "convnet_batchnorm_adam",
            "rnn_clip",
            "mlp_tiny",
            "tanh_1m",
            "gelu_1m",
            "adam_update_1m",
            "matmul_512");

    private static final SplittableRandom RANDOM = new SplittableRandom(1);

    private Workloads() {}

    /** One step of the workload of that name. */
    static Runnable of(String name) {
        String[] parts = name.split("/");
        int[] sizes = Arrays.stream(parts).skip(1).mapToInt(Integer::parseInt).toArray();
        return switch (parts[0]) {
            case "mlp_sgd" -> mlp(128, 784, 4, 100, new He(), Relu::new, new Sgd(0.01));
            case "mlp_adam" -> mlp(128, 784, 4, 100, new He(), Relu::new, new Adam(0.001));
            case "mlp_sigmoid_deep" -> mlp(128, 784, 20, 100, new Glorot(), Sigmoid::new, new Sgd(0.01));
            case "mlp_batchnorm" -> mlp(128, 784, 5, 100, new He(), Workloads::normalizedRelu, new Sgd(0.01));
            case "mlp_wide_adam" -> mlp(128, 784, 2, 512, new He(), Relu::new, new Adam(0.001));
            case "mlp_selu_100_layers" -> mlp(128, 784, 100, 100, new LeCun(), Selu::new, new Sgd(0.001));
            case "convnet_sgd" -> convnet();
            case "convnet_batchnorm_adam" -> convnetBatchNorm();
            case "rnn_clip" -> rnn();
            case "mlp_tiny" -> mlp(32, 64, 1, 32, new He(), Relu::new, new Sgd(0.01));
            case "tanh_1m" -> activation(new Tanh());
            case "gelu_1m" -> activation(new Gelu());
            case "adam_update_1m" -> adamUpdate();
            case "matmul_512" -> product(512, 512, 512);
            case "mlp" -> mlp(sizes[2], 784, sizes[1], sizes[0], new He(), Relu::new, new Sgd(0.01));
            case "product" -> product(sizes[0], sizes[1], sizes[2]);
            case "blas" -> blas(sizes[0], sizes[1], sizes[2]);
            default -> throw new IllegalArgumentException("no workload " + name + "; there are " + NAMES);
        };
    }

    private static Layer normalizedRelu() {
        return new Sequential(new BatchNorm(), new Relu());
    }

    private static Runnable mlp(
            int batch,
            int in,
            int depth,
            int width,
            Initializer initializer,
            Supplier<Layer> act,
            Optimizer optimizer) {
        var layers = new ArrayList<Layer>();
        for (int i = 0; i < depth; i++) {
            layers.add(new Dense(width, initializer));
            layers.add(act.get());
        }
        layers.add(new Dense(10));
        return new Step(batch, Shape.of(in), optimizer, List.of(), layers);
    }

    private static Runnable convnet() {
        return new Step(
                100,
                Shape.image(1, 28, 28),
                new Sgd(0.01),
                List.of(),
                List.of(
                        new Conv2D(30, 5),
                        new Relu(),
                        new MaxPool(2),
                        new Dense(100, new He()),
                        new Relu(),
                        new Dense(10)));
    }

    private static Runnable convnetBatchNorm() {
        return new Step(
                100,
                Shape.image(1, 28, 28),
                new Adam(0.001),
                List.of(),
                List.of(
                        new Conv2D(16, Window.same(3)),
                        normalizedRelu(),
                        new MaxPool(2),
                        new Conv2D(32, Window.same(3)),
                        normalizedRelu(),
                        new MaxPool(2),
                        new Dense(64, new He()),
                        new Relu(),
                        new Dense(10)));
    }

    /** With two biases, as in PyTorch. */
    private static Runnable rnn() {
        return new Step(
                128,
                Shape.sequence(28, 28),
                new Sgd(0.01),
                List.of(new ClipByGlobalNorm(1)),
                List.of(new SimpleRnn(128).recurrentBias(), new Dense(10)));
    }

    private static Runnable activation(ElementWise function) {
        FMatrixRMaj x = random(1000, 1000, true);
        return () -> function.forward(x, Mode.TRAIN);
    }

    private static Runnable adamUpdate() {
        float[] w = new float[1_000_000], g = random(1000, 1000, true).data;
        var adam = new Adam(0.001);
        float[][] slots = adam.slots(1000, 1000);
        int[] t = {0};
        return () -> adam.update(w, g, slots, ++t[0], 0.001);
    }

    private static Runnable product(int m, int k, int n) {
        FMatrixRMaj a = random(m, k, false), b = random(k, n, false), c = new FMatrixRMaj(m, n);
        return () -> Matrices.mult(a, b, c);
    }

    private static Runnable blas(int m, int k, int n) {
        Matrices.engine(); // loads OpenBLAS
        openblas_nolapack.blas_set_num_threads(Runtime.getRuntime().availableProcessors());
        var a = new FloatPointer(random(m, k, false).data);
        var b = new FloatPointer(random(k, n, false).data);
        var c = new FloatPointer((long) m * n);
        int rows = openblas_nolapack.CblasRowMajor, plain = openblas_nolapack.CblasNoTrans;
        return () -> openblas_nolapack.cblas_sgemm(rows, plain, plain, m, n, k, 1, a, k, b, n, 0, c, n);
    }

    /** Uniform in [0, 1), or standard normal. */
    static FMatrixRMaj random(int rows, int columns, boolean normal) {
        var x = new FMatrixRMaj(rows, columns);
        for (int i = 0; i < x.data.length; i++) {
            x.data[i] = (float) (normal ? RANDOM.nextGaussian() : RANDOM.nextDouble());
        }
        return x;
    }

    static int[] randomLabels(int n) {
        return IntStream.range(0, n).map(i -> RANDOM.nextInt(10)).toArray();
    }
}
