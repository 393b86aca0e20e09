package descent.initializers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import descent.activations.Elu;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InitializerTest {
    @Test
    void eyePassesOnWhatEnters() {
        var w = new float[6];
        new Eye(2).fill(w, 2, 3, new SplittableRandom(1));
        assertThat(w).containsExactly(2, 0, 0, 0, 2, 0);
        new Eye().fill(w, 3, 2, new SplittableRandom(1));
        assertThat(w).containsExactly(1, 0, 0, 1, 0, 0);
        assertThatThrownBy(() -> new Eye().fill(new float[18], 9, 18, new SplittableRandom(1)))
                .hasMessage("Eye expects a matrix of 9x18 weights, but got 18: a kernel larger than 1 has no diagonal");
    }

    @Test
    void gainsKeepTheMeanSquare() {
        assertThat(Gain.of(x -> x)).isCloseTo(Gain.LINEAR, within(1e-6));
        assertThat(Gain.of(x -> Math.max(0, x))).isCloseTo(Gain.RELU, within(1e-6));
        assertThat(Gain.of(x -> x > 0 ? x : 0.3 * x)).isCloseTo(Gain.leakyRelu(0.3), within(1e-6));
        assertThat(Gain.of(Math::tanh)).isCloseTo(1.5927, within(1e-3));
        assertThat(Gain.of(x -> new Elu().apply(x)[0])).isCloseTo(1.2450, within(1e-3));
        assertThat(Gain.leakyRelu(0)).isEqualTo(Gain.RELU);
    }

    @Test
    void refusesWhatCannotWork() {
        assertThatThrownBy(() -> new Orthogonal(0)).hasMessage("Orthogonal expects gain > 0, but got 0.0");
        assertThatThrownBy(() -> new TruncatedNormal(-1)).hasMessage("TruncatedNormal expects std >= 0, but got -1.0");
    }
}
