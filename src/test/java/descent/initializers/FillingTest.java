package descent.initializers;

import static org.assertj.core.api.Assertions.assertThat;

import descent.initializers.VarianceScaling.Distribution;
import descent.initializers.VarianceScaling.Fan;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Initializers fill whatever stood in the weights before. */
class FillingTest {
    private static float[] filled(Initializer initializer, int fanIn, int fanOut) {
        var w = new float[fanIn * fanOut];
        Arrays.fill(w, 9);
        initializer.fill(w, fanIn, fanOut, new SplittableRandom(3));
        return w;
    }

    @Test
    void zerosAndTheIdentityOverwrite() {
        assertThat(filled(new Zeros(), 2, 2)).containsExactly(0, 0, 0, 0);
        assertThat(filled(new Eye(2), 2, 3)).containsExactly(2, 0, 0, 0, 2, 0);
    }

    @Test
    void orthogonalColumnsHaveTheLengthOfTheGain() {
        float[] w = filled(new Orthogonal(3), 4, 2);
        for (int j = 0; j < 2; j++) {
            double square = 0;
            for (int i = 0; i < 4; i++) {
                square += w[2 * i + j] * w[2 * i + j];
            }
            assertThat(square).isCloseTo(9, Offset.offset(1e-4));
        }
    }

    @Test
    void uniformFormsStayWithinTheirBound() {
        assertThat(He.uniform()).isEqualTo(new He(Fan.IN, Distribution.UNIFORM));
        assertThat(LeCun.uniform()).isEqualTo(new LeCun(Fan.IN, Distribution.UNIFORM));
        assertThat(Glorot.uniform()).isEqualTo(new Glorot(Fan.AVERAGE, Distribution.UNIFORM));
        float bound = (float) Math.sqrt(6.0 / 50);
        for (float value : filled(He.uniform(), 50, 40)) {
            assertThat(Math.abs(value)).isLessThanOrEqualTo(bound);
        }
    }

    @Test
    void gainsKeepTheMeanSquare() {
        assertThat(Gain.of(x -> x)).isCloseTo(1, Offset.offset(1e-9));
        assertThat(Gain.of(x -> Math.max(0, x))).isCloseTo(Gain.RELU, Offset.offset(1e-6));
        assertThat(Gain.of(x -> 2 * x * x)).isCloseTo(1 / Math.sqrt(12), Offset.offset(1e-6));
    }
}
