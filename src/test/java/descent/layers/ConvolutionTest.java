package descent.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.Layer;
import descent.Mode;
import descent.Network;
import descent.Shape;
import descent.Window;
import descent.activations.Relu;
import descent.initializers.Constant;
import descent.initializers.Zeros;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class ConvolutionTest {
    private static final Shape IMAGE = Shape.image(2, 4, 4);

    private static <L extends Layer> L built(L layer, Shape in) {
        layer.build(in, new SplittableRandom(5));
        return layer;
    }

    private static float[] used(FMatrixRMaj m) {
        return Arrays.copyOf(m.data, m.getNumElements());
    }

    private static FMatrixRMaj counting(int columns) {
        var x = new FMatrixRMaj(1, columns);
        for (int i = 0; i < columns; i++) {
            x.data[i] = i + 1;
        }
        return x;
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        var random = new SplittableRandom(1);
        assertThatThrownBy(() -> new Conv2D(8, 3).build(Shape.of(64), random))
                .hasMessage("Conv2D(8, 3x3) expects an image, but got 64");
        assertThatThrownBy(() -> new Conv2D(8, Window.of(5, 7).padding(0, 1)).build(IMAGE, random))
                .hasMessage("Conv2D(8, 5x7, padding 0x1) expects a padded image of at least 5x7, but got 4x6");
        assertThatThrownBy(() -> new Network(Shape.of(64), 1, new Relu(), new Conv2D(8, 3)))
                .hasMessage("layer 2, Conv2D(8, 3x3) expects an image, but got 64");
        assertThatThrownBy(() -> built(new Conv2D(8, 3), IMAGE).forward(new FMatrixRMaj(4, 9), Mode.INFER))
                .hasMessage("Conv2D(2x4x4 -> 8x2x2, 3x3) expects 32 columns, but got 4x9");
        assertThatThrownBy(() -> new ZeroPad(1).build(Shape.of(64), random))
                .hasMessage("ZeroPad(1, 1, 1, 1) expects an image, but got 64");
        assertThatThrownBy(() -> new Reshape(Shape.image(1, 8, 8)).build(Shape.of(65), random))
                .hasMessage("Reshape(1x8x8) expects 64 numbers in a row, but got 65");
    }

    @Test
    void numbersThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> new Conv2D(0, 3)).hasMessage("Conv2D expects filters >= 1, but got 0");
        assertThatThrownBy(() -> Window.of(3, 0)).hasMessage("Window expects kernel >= 1, but got 0");
        assertThatThrownBy(() -> Window.of(3).stride(0)).hasMessage("Window expects stride >= 1, but got 0");
        assertThatThrownBy(() -> Window.of(3).padding(-1)).hasMessage("Window expects padding >= 0, but got -1");
        assertThatThrownBy(() -> Window.same(4)).hasMessage("Window.same expects an odd kernel, but got 4");
        assertThatThrownBy(() -> new DropConnect(1, new Dense(3)))
                .hasMessage("DropConnect expects rate in [0, 1), but got 1.0");
        assertThatThrownBy(() -> built(new WeightNorm(new Dense(3, new Zeros())), Shape.of(2)))
                .hasMessage("WeightNorm(Dense(2 -> 3)) expects initial weights that are not all 0,"
                        + " but got 0 for unit 0");
    }

    @Test
    void paddingByALayerOrByTheWindowIsTheSame() {
        var window = Window.of(3);
        var inside = new Network(IMAGE, 3, new Conv2D(2, window.padding(1, 2), new Constant(0.1)));
        var before = new Network(IMAGE, 3, new ZeroPad(1, 1, 2, 2), new Conv2D(2, window, new Constant(0.1)));
        FMatrixRMaj x = counting(32);
        assertThat(before.outputShape()).isEqualTo(inside.outputShape());
        assertThat(before.predict(x).data).containsExactly(inside.predict(x).data);
    }

    @Test
    void zerosGoWhereTheyAreAskedFor() {
        var pad = built(new ZeroPad(1, 0, 2, 1), Shape.image(1, 2, 2));
        assertThat(pad.forward(counting(4), Mode.INFER).data)
                .containsExactly(0, 0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 3, 4, 0);
        assertThat(pad.backward(counting(15)).data).containsExactly(8, 9, 13, 14);
    }

    @Test
    void sameKeepsTheSize() {
        assertThat(new Conv2D(3, Window.same(5)).build(IMAGE, new SplittableRandom(1)))
                .isEqualTo(Shape.image(3, 4, 4));
    }

    /** Weight normalization changes how the layer learns, not what it starts as. */
    @Test
    void weightNormStartsAsTheLayerInside() {
        var plain = new Network(IMAGE, 3, new WeightNorm(new Conv2D(3, 2)));
        var v = plain.parameters().get(0);
        assertThat(plain.parameters()).hasToString("[v 3x8, g 1x3, bias 1x3]");
        var conv = built(new Conv2D(3, 2), IMAGE);
        System.arraycopy(v.value.data, 0, conv.parameters().get(0).value.data, 0, v.size());
        float[] wanted = used(conv.forward(counting(32), Mode.INFER)), got = plain.predict(counting(32)).data;
        for (int i = 0; i < wanted.length; i++) {
            assertThat(got[i]).isCloseTo(wanted[i], Offset.offset(1e-4f));
        }
    }

    @Test
    void dropConnectKeepsTheMean() {
        for (boolean inverted : new boolean[] {true, false}) {
            var dense = new Dense(1, new Constant(2));
            var layer = built(
                    inverted ? new DropConnect(0.25, dense) : DropConnect.scaledAtInference(0.25, dense), Shape.of(4));
            FMatrixRMaj x = counting(4);
            double mean = 0;
            int n = 4000;
            for (int i = 0; i < n; i++) {
                mean += layer.forward(x, Mode.TRAIN).data[0] / n;
            }
            float inference = layer.forward(x, Mode.INFER).data[0];
            assertThat(inference).isEqualTo(inverted ? 20 : 15);
            assertThat(layer.forward(x, Mode.PROBE).data[0]).isEqualTo(inference);
            assertThat(mean).isCloseTo(inference, Offset.offset(0.4));
        }
    }

    /** As in PyTorch: what enters a filter, and the filters that a number enters. */
    @Test
    void initializersLearnTheFans() {
        built(
                new Conv2D(5, Window.of(2, 3), (w, fanIn, fanOut, random) -> {
                    assertThat(new int[] {w.length, fanIn, fanOut}).containsExactly(60, 12, 30);
                }),
                IMAGE);
    }

    @Test
    void gradientsOfOneBackwardDoNotEnterTheNext() {
        var layer = built(new WeightNorm(new Dense(2)), Shape.of(4));
        var dy = new FMatrixRMaj(1, 2, true, 1, -2);
        layer.forward(counting(4), Mode.TRAIN);
        layer.backward(dy);
        float[] once = layer.parameters().get(1).gradient.data.clone();
        layer.backward(dy);
        for (int unit = 0; unit < 2; unit++) {
            assertThat(layer.parameters().get(1).gradient.data[unit]).isCloseTo(2 * once[unit], Offset.offset(1e-4f));
        }
    }
}
