package descent.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignsTest {
    @ParameterizedTest
    @ValueSource(
            floats = {
                0,
                Float.MIN_VALUE,
                Float.MIN_NORMAL,
                1e-20f,
                0.5f,
                1,
                3e30f,
                Float.MAX_VALUE,
                Float.POSITIVE_INFINITY,
                Float.NaN
            })
    void isThatOfEveryFloat(float x) {
        assertThat(Signs.of(x)).isEqualTo(Float.valueOf(Math.signum(x)));
        assertThat(Signs.of(-x)).isEqualTo(Float.valueOf(Math.signum(-x)));
    }
}
