package descent.normalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.Mode;
import descent.Shape;
import java.util.SplittableRandom;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class SampleNormTest {
    private static final SplittableRandom RANDOM = new SplittableRandom(1);

    @Test
    void groupsMustDivideTheChannels() {
        assertThatThrownBy(() -> new GroupNorm(4).build(Shape.image(6, 2, 2), RANDOM))
                .hasMessage("GroupNorm(4) expects a number of channels divisible by 4, but got 6");
        assertThatThrownBy(() -> new GroupNorm(0)).hasMessage("GroupNorm expects groups >= 1, but got 0");
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> new InstanceNorm().build(Shape.of(64), RANDOM))
                .hasMessage("InstanceNorm expects an image of at least 2 pixels, but got 64");
        assertThatThrownBy(() -> new InstanceNorm().build(Shape.image(3, 1, 1), RANDOM))
                .hasMessage("InstanceNorm expects an image of at least 2 pixels, but got 3x1x1");
        assertThatThrownBy(() -> new GroupNorm(2).build(Shape.sequence(3, 4), RANDOM))
                .hasMessage("GroupNorm(2) expects an image or plain features, but got 3x4");
        assertThatThrownBy(() -> new LayerNorm(0)).hasMessage("LayerNorm expects epsilon > 0, but got 0.0");
    }

    /** Each step of a sequence by itself, all with the same gamma and beta. */
    @Test
    void layerNormTreatsEveryStepAlike() {
        var norm = new LayerNorm();
        norm.build(Shape.sequence(2, 3), RANDOM);
        assertThat(norm.parameters().get(0).size()).isEqualTo(3);
        FMatrixRMaj y = norm.forward(new FMatrixRMaj(1, 6, true, 1, 2, 6, 101, 102, 106), Mode.TRAIN);
        for (int f = 0; f < 3; f++) {
            assertThat(y.data[f]).isEqualTo(y.data[3 + f], org.assertj.core.data.Offset.offset(1e-5f));
        }
        assertThat(y.data[0] + y.data[1] + y.data[2]).isEqualTo(0, org.assertj.core.data.Offset.offset(1e-5f));
    }

    /** Statistics come from the sample alone: a batch of one, and inference, are as good as any. */
    @Test
    void otherSamplesDoNotMatter() {
        var norm = new GroupNorm(2);
        norm.build(Shape.image(4, 1, 2), RANDOM);
        var both = new FMatrixRMaj(2, 8, true, 1, 5, 2, 8, 3, 9, 4, 7, 10, 20, 30, 10, 50, 10, 0, 30);
        float[] together = norm.forward(both, Mode.TRAIN).data.clone();
        var first = new FMatrixRMaj(1, 8, true, 1, 5, 2, 8, 3, 9, 4, 7);
        assertThat(java.util.Arrays.copyOf(norm.forward(first, Mode.INFER).data, 8))
                .isEqualTo(java.util.Arrays.copyOf(together, 8));
    }
}
