package descent.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.Layer;
import descent.Mode;
import descent.Shape;
import descent.Window;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class PoolingTest {
    private static <L extends Layer> L built(L layer, Shape in) {
        layer.build(in, new SplittableRandom(5));
        return layer;
    }

    private static FMatrixRMaj row(float... values) {
        return new FMatrixRMaj(1, values.length, true, values);
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        var random = new SplittableRandom(1);
        assertThatThrownBy(() -> new MaxPool(2).build(Shape.of(64), random))
                .hasMessage("MaxPool(2x2, stride 2x2) expects an image, but got 64");
        assertThatThrownBy(() -> new AveragePool(5).build(Shape.image(2, 4, 7), random))
                .hasMessage("AveragePool(5x5, stride 5x5) expects a padded image of at least 5x5, but got 4x7");
        assertThatThrownBy(() -> new GlobalAveragePool().build(Shape.sequence(3, 4), random))
                .hasMessage("GlobalAveragePool expects an image, but got 3x4");
        assertThatThrownBy(() -> new MaxPool(Window.of(2).padding(2)))
                .hasMessage("MaxPool(2x2, padding 2x2) expects a padding smaller than its kernel");
        assertThatThrownBy(() -> built(new MaxPool(2), Shape.image(1, 4, 4)).forward(row(1, 2), Mode.INFER))
                .hasMessage("MaxPool(2x2, stride 2x2) expects 16 columns, but got 1x2");
    }

    @Test
    void theFirstOfEqualMaximaTakesTheGradient() {
        var pool = built(new MaxPool(2), Shape.image(1, 2, 2));
        assertThat(pool.forward(row(3, 5, 5, 5), Mode.TRAIN).data).containsExactly(5);
        assertThat(pool.backward(row(2)).data).containsExactly(0, 2, 0, 0);
    }

    @Test
    void nanIsNotHidden() {
        var pool = built(new MaxPool(2), Shape.image(1, 2, 2));
        assertThat(pool.forward(row(3, Float.NaN, 5, 1), Mode.TRAIN).data[0]).isNaN();
    }

    @Test
    void stochasticPoolDrawsInProportionToSize() {
        var pool = built(new StochasticPool(2), Shape.image(1, 2, 2));
        FMatrixRMaj x = row(1, 5, -3, 4);
        int[] count = new int[6];
        int n = 10_000;
        for (int i = 0; i < n; i++) {
            count[(int) pool.forward(x, Mode.TRAIN).data[0]]++;
        }
        assertThat(count[1] + count[4] + count[5]).isEqualTo(n);
        assertThat(count[1] / (double) n).isCloseTo(0.1, Offset.offset(0.012));
        assertThat(count[4] / (double) n).isCloseTo(0.4, Offset.offset(0.02));
        assertThat(count[5] / (double) n).isCloseTo(0.5, Offset.offset(0.02));
    }

    @Test
    void stochasticPoolPassesTheGradientToWhatWasDrawn() {
        var pool = built(new StochasticPool(2), Shape.image(1, 2, 2));
        FMatrixRMaj x = row(1, 5, -3, 4);
        for (int i = 0; i < 20; i++) {
            float y = pool.forward(x, Mode.TRAIN).data[0];
            assertThat(pool.backward(row(2)).data).containsExactly(y == 1 ? 2 : 0, y == 5 ? 2 : 0, 0, y == 4 ? 2 : 0);
        }
    }

    @Test
    void aWindowWithoutPositiveNumbersGivesZero() {
        var pool = built(new StochasticPool(2), Shape.image(1, 2, 2));
        for (Mode mode : Mode.values()) {
            assertThat(pool.forward(row(0, -1, 0, -2), mode).data).containsExactly(0);
            assertThat(pool.backward(row(2)).data).containsOnly(0);
        }
    }

    /** Overlapping windows with padding, against differences. */
    @Test
    void stochasticPoolAtInferenceHasTheRightSlope() {
        var pool = built(new StochasticPool(Window.of(2, 3).stride(2, 1).padding(1, 2)), Shape.image(2, 5, 4));
        var random = new SplittableRandom(3);
        var x = new FMatrixRMaj(2, 40);
        for (int i = 0; i < 80; i++) {
            x.data[i] = random.nextFloat() < 0.2 ? -1 : 0.2f + random.nextFloat();
        }
        FMatrixRMaj dy = pool.forward(x, Mode.INFER).copy();
        for (int i = 0; i < dy.data.length; i++) {
            dy.data[i] = random.nextFloat() - 0.5f;
        }
        float[] dx = pool.backward(dy).data.clone();
        float h = 1f / 256;
        for (int i = 0; i < 80; i++) {
            float at = x.data[i];
            x.data[i] = at + h;
            double above = dot(pool.forward(x, Mode.INFER), dy);
            x.data[i] = at - h;
            double below = dot(pool.forward(x, Mode.INFER), dy);
            x.data[i] = at;
            assertThat((above - below) / (2 * h)).isCloseTo(dx[i], Offset.offset(1e-3));
        }
    }

    private static double dot(FMatrixRMaj a, FMatrixRMaj b) {
        double sum = 0;
        for (int i = 0; i < a.getNumElements(); i++) {
            sum += (double) a.data[i] * b.data[i];
        }
        return sum;
    }

    /** A gate without opinion is the even mixture; a strong one is the maximum, or the average. */
    @Test
    void theGateDecidesByWhatIsInTheWindow() {
        var pool = built(new GatedPool(2), Shape.image(1, 2, 4));
        FMatrixRMaj x = row(1, 3, -1, -3, 2, 6, -2, -6);
        assertThat(pool.forward(x, Mode.TRAIN).data).containsExactly(4.5f, -2);
        java.util.Arrays.fill(pool.parameters().get(0).value.data, 10);
        float[] y = pool.forward(x, Mode.TRAIN).data;
        assertThat(y[0]).isCloseTo(6, Offset.offset(1e-5f));
        assertThat(y[1]).isCloseTo(-3, Offset.offset(1e-5f));
    }

    @Test
    void masksAndMixturesArePerLayerOrPerChannel() {
        Shape in = Shape.image(3, 4, 4);
        Window window = Window.of(2).stride(2);
        assertThat(built(new GatedPool(2), in).parameters()).hasToString("[weight 1x4]");
        assertThat(built(new GatedPool(window, true), in).parameters()).hasToString("[weight 3x4]");
        assertThat(built(new MixedPool(2), in).parameters()).hasToString("[alpha 1x1]");
        assertThat(built(new MixedPool(window, true), in).parameters()).hasToString("[alpha 1x3]");
    }

    @Test
    void everyChannelHasItsOwnMask() {
        var pool = built(
                new GatedPool(Window.of(1, 2), true, (w, fanIn, fanOut, random) -> {
                    assertThat(new int[] {fanIn, fanOut}).containsExactly(2, 1);
                    System.arraycopy(new float[] {30, 30, -30, -30}, 0, w, 0, 4);
                }),
                Shape.image(2, 1, 2));
        FMatrixRMaj y = pool.forward(row(1, 3, 1, 3), Mode.TRAIN);
        assertThat(y.data).containsExactly(3, 2);
    }
}
