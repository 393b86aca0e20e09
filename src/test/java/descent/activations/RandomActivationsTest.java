package descent.activations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import descent.Mode;
import descent.Shape;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class RandomActivationsTest {
    private static final int N = 100_000;

    @Test
    void leaksAreDrawnEvenlyInTrainingOnly() {
        var rrelu = new RRelu(0.1, 0.5);
        rrelu.build(Shape.of(N), new SplittableRandom(1));
        var x = new FMatrixRMaj(1, N);
        Arrays.fill(x.data, -1);
        x.data[0] = 3;
        float[] y = rrelu.forward(x, Mode.TRAIN).data;
        assertThat(y[0]).isEqualTo(3);
        double sum = 0, squares = 0, low = 1, high = 0;
        for (int i = 1; i < N; i++) {
            double leak = -y[i];
            sum += leak / (N - 1);
            squares += leak * leak / (N - 1);
            low = Math.min(low, leak);
            high = Math.max(high, leak);
        }
        assertThat(sum).isCloseTo(0.3, within(0.002));
        assertThat(squares - sum * sum).isCloseTo(0.16 / 12, within(0.0002));
        assertThat(low).isBetween(0.0999, 0.1001);
        assertThat(high).isBetween(0.4999, 0.5001);
        assertThat(rrelu.forward(x, Mode.PROBE).data).contains(3f, -0.3f).hasSize(N);
        assertThat(rrelu.apply(-1, 2)).containsExactly(new double[] {-0.3, 2}, within(1e-7));
        assertThat(rrelu.derivative(-1, 2)).containsExactly(new double[] {0.3, 1}, within(1e-7));
        assertThatThrownBy(() -> new RRelu(0.5, 0.1)).hasMessageStartingWith("RRelu expects upper - lower >= 0");
    }

    @Test
    void alphaDropoutKeepsMeanAndVariance() {
        var dropout = new AlphaDropout(0.3);
        dropout.build(Shape.of(N), new SplittableRandom(1));
        var random = new SplittableRandom(2);
        var x = new FMatrixRMaj(1, N);
        for (int i = 0; i < N; i++) {
            x.data[i] = (float) random.nextGaussian();
        }
        float[] y = dropout.forward(x, Mode.TRAIN).data;
        double sum = 0, squares = 0;
        int dropped = 0;
        for (int i = 0; i < N; i++) {
            sum += (double) y[i] / N;
            squares += (double) y[i] * y[i] / N;
        }
        assertThat(sum).isCloseTo(0, within(0.015));
        assertThat(squares - sum * sum).isCloseTo(1, within(0.02));
        var ones = new FMatrixRMaj(1, N);
        Arrays.fill(ones.data, 1);
        float[] dx = dropout.backward(ones).data;
        for (float slope : dx) {
            dropped += slope == 0 ? 1 : 0;
        }
        assertThat((double) dropped / N).isCloseTo(0.3, within(0.01));
        assertThat(dropout.forward(x, Mode.INFER)).isSameAs(x);
    }

    @Test
    void maxoutComparesChannelsPixelByPixel() {
        var maxout = new Maxout(2);
        Shape out = maxout.build(Shape.image(4, 1, 2), new SplittableRandom(1));
        assertThat(out).isEqualTo(Shape.image(2, 1, 2));
        var x = new FMatrixRMaj(1, 8, true, 1, 5, 2, 4, -1, -2, -3, 0);
        assertThat(maxout.forward(x, Mode.INFER).data).containsExactly(2, 5, -1, 0);
        assertThatThrownBy(() -> maxout.build(Shape.of(5), new SplittableRandom(1)))
                .hasMessage("Maxout(2) expects a multiple of 2 features, but got 5");
    }

    @Test
    void learnedSlopesCanBeDrawn() {
        var prelu = new PRelu(0.4);
        prelu.build(Shape.of(3), new SplittableRandom(1));
        prelu.parameters().get(0).value.data[1] = -0.5f;
        assertThat(prelu.function(1).apply(-2, 3)).containsExactly(1, 3);
        assertThat(prelu.function(0).apply(-1)).containsExactly(new double[] {-0.4}, within(1e-7));
    }
}
