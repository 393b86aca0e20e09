package descent.activations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The loops of all activations become vector instructions. One operation too many, and the JIT compiler quietly gives up:
 * then a number takes 8 nanoseconds or more where it took 0.1 to 1. In a process of its own, because the compiler
 * remembers the short loops of other tests.
 */
class VectorizedTest {
    private static final double MOST_NANOSECONDS = 4;
    private static final int N = 1 << 13;

    @Test
    void noLoopIsLeftScalar() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), VectorizedTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String slow = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(slow).isZero();
        assertThat(slow).isEmpty();
    }

    /** Prints the loops that are slow. */
    public static void main(String[] arguments) {
        var random = new SplittableRandom(1);
        float[] x = new float[N], y = new float[N], dx = new float[N];
        for (int i = 0; i < N; i++) {
            x[i] = (float) (8 * random.nextDouble() - 4);
        }
        List<ElementWise> all = List.of(
                new Sigmoid(),
                new Tanh(),
                new Relu(),
                new LeakyRelu(),
                new Elu(),
                new Selu(),
                new Gelu(),
                Gelu.tanhForm(),
                new Swish(),
                new Mish(),
                new Softplus(),
                new Softsign(),
                new HardSigmoid());
        for (ElementWise f : all) {
            report(f + " forward", () -> f.value(x, y, 0, N));
            report(f + " backward", () -> f.slope(x, y, x, dx, 0, N));
        }
    }

    private static void report(String what, Runnable loop) {
        double best = Double.POSITIVE_INFINITY;
        for (int round = 0; round < 20_000 && (round < 200 || best > MOST_NANOSECONDS); round++) {
            long start = System.nanoTime();
            loop.run();
            best = Math.min(best, (System.nanoTime() - start) / (double) N);
        }
        if (best > MOST_NANOSECONDS) {
            System.out.printf("%s takes %.1f ns a number%n", what, best);
        }
    }
}
