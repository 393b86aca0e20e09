package descent.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductTest {
    private final int before = Workers.threads();

    @AfterEach
    void putBack() {
        Workers.use(before);
    }

    /** Small, medium and large ones, wide and tall, with and without a rest. */
    @ParameterizedTest
    @CsvSource({
        "3,4,5",
        "128,100,100",
        "100,128,101",
        "211,97,150",
        "97,211,150",
        "128,100,784",
        "190,300,129",
        "1,1,1100000"
    })
    void everyNumberOfThreadsGivesTheSameProductInAllForms(int m, int n, int k) {
        var random = new SplittableRandom(m * 31 + n);
        float[] a = numbers(3 + m * k, random), b = numbers(2 + k * n, random);
        for (int form = 0; form < 4; form++) {
            boolean transA = form % 2 == 1, transB = form / 2 == 1;
            float[] first = product(1, transA, transB, m, n, k, a, b);
            assertThat(first).isEqualTo(product(2, transA, transB, m, n, k, a, b));
            assertThat(first).isEqualTo(product(3, transA, transB, m, n, k, a, b));
            for (int i = 0; i < m * n; i += 1 + m * n / 50) {
                assertThat((double) first[1 + i])
                        .isCloseTo(exact(i / n, i % n, transA, transB, m, n, k, a, b), within(1e-6 * k + 1e-3));
            }
        }
    }

    private static float[] product(
            int threads, boolean transA, boolean transB, int m, int n, int k, float[] a, float[] b) {
        Workers.use(threads);
        var c = new float[1 + m * n];
        c[1] = 1;
        Matrices.multAt(transA, transB, m, n, k, a, 3, b, 2, 1, c, 1);
        return c;
    }

    private static double exact(
            int row, int column, boolean transA, boolean transB, int m, int n, int k, float[] a, float[] b) {
        double sum = row == 0 && column == 0 ? 1 : 0;
        for (int i = 0; i < k; i++) {
            double left = a[3 + (transA ? i * m + row : row * k + i)];
            sum += left * b[2 + (transB ? column * k + i : i * n + column)];
        }
        return sum;
    }

    private static float[] numbers(int count, SplittableRandom random) {
        var x = new float[count];
        for (int i = 0; i < count; i++) {
            x[i] = (float) (random.nextDouble() - 0.5);
        }
        return x;
    }
}
