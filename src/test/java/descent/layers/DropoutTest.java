package descent.layers;

import static org.assertj.core.api.Assertions.assertThat;

import descent.Mode;
import descent.Shape;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class DropoutTest {
    private static final FMatrixRMaj ONES = new FMatrixRMaj(100, 200);

    static {
        Arrays.fill(ONES.data, 1);
    }

    private static Dropout dropout(double rate) {
        var dropout = new Dropout(rate);
        dropout.build(Shape.of(200), new SplittableRandom(5));
        return dropout;
    }

    @Test
    void dropsAtItsRateAndScalesWhatIsLeft() {
        var dropout = dropout(0.3);
        float[] y = dropout.forward(ONES, Mode.TRAIN).data.clone();
        int dropped = 0;
        for (float value : y) {
            dropped += value == 0 ? 1 : 0;
            assertThat(value == 0 || value == (float) (1 / 0.7)).isTrue();
        }
        // 20,000 draws: 5 standard errors are 0.016.
        assertThat(dropped / 20_000.0).isBetween(0.284, 0.316);
        assertThat(dropout.backward(ONES).data).isEqualTo(y);
        assertThat(dropout.forward(ONES, Mode.TRAIN).data)
                .as("a new mask in each pass")
                .isNotEqualTo(y);
    }

    @Test
    void leavesEverythingAloneWhereNothingIsDropped() {
        assertThat(dropout(0).forward(ONES, Mode.TRAIN)).isSameAs(ONES);
        assertThat(dropout(0.5).forward(ONES, Mode.INFER)).isSameAs(ONES);
        var half = dropout(0.5);
        half.forward(ONES, Mode.INFER);
        assertThat(half.backward(ONES)).isSameAs(ONES);
        assertThat(half).hasToString("Dropout(0.5)");
    }
}
