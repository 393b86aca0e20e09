package descent.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;

class FloatsTest {
    private static final float[] EXTREMES = {
        0,
        -0f,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        1e-39f,
        -1e-39f,
        88,
        -88,
        100,
        -100,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY
    };

    private interface Function {
        float at(float x);
    }

    /** Off by at most that many units in the last place of the result, or by that much absolutely. */
    private static void assertClose(
            Function f, DoubleUnaryOperator exact, double from, double to, double ulps, double absolute) {
        for (int i = 0; i <= 300_000; i++) {
            assertClose(f, exact, (float) (from + (to - from) * i / 300_000), ulps, absolute);
        }
        for (float x : EXTREMES) {
            if (x >= from && x <= to || Float.isInfinite(x) && (x < 0 ? from <= -100 : to >= 100)) {
                assertClose(f, exact, x, ulps, absolute);
            }
        }
        assertThat(f.at(Float.NaN)).isNaN();
    }

    private static void assertClose(Function f, DoubleUnaryOperator exact, float x, double ulps, double absolute) {
        double wanted = exact.applyAsDouble(x), off = Math.abs(f.at(x) - wanted);
        if (!(off <= absolute || off <= ulps * Math.ulp((float) wanted))) {
            throw new AssertionError("at " + x + ": expected " + wanted + ", found " + f.at(x));
        }
    }

    @Test
    void exponentialsAreWithinTwoUnitsDownToTheSmallestFloat() {
        assertClose(Floats::exp, Math::exp, -110, 0, 1.2, 0);
        assertClose(Floats::expm1, Math::expm1, -110, 0, 1.2, 0);
        assertClose(Floats::exp, Math::exp, -1e-3, 0, 1.2, 0);
        assertClose(Floats::expm1, Math::expm1, -1e-3, 0, 1.2, 0);
    }

    @Test
    void theExponentialNeverDecreases() {
        float last = 0;
        for (int i = -1_100_000; i <= 0; i++) {
            float y = Floats.exp(i / 10_000f);
            assertThat(y >= last).isTrue();
            last = y;
        }
        assertThat(last).isEqualTo(1);
    }

    @Test
    void logarithmIsWithinThreeUnits() {
        assertClose(Floats::log1p, Math::log1p, 0, 1, 3, 0);
        assertClose(Floats::log1p, Math::log1p, 0, 1e-4, 3, 0);
    }

    @Test
    void tanhIsWithinSixUnitsAndNeverAboveOne() {
        assertClose(Floats::tanh, Math::tanh, -110, 110, 5.6, 1e-44);
        assertClose(Floats::tanh, Math::tanh, -10, 10, 5.6, 1e-44);
        assertClose(Floats::tanh, Math::tanh, -1e-3, 1e-3, 5, 1e-44);
        float largest = 0;
        for (float x = 7; x < 8.3f; x = Math.nextUp(x)) {
            largest = Math.max(largest, Math.max(Floats.tanh(x), -Floats.tanh(-x)));
        }
        assertThat(largest).isEqualTo(1);
    }

    @Test
    void sigmoidIsWithinThreeUnitsInBothTails() {
        assertClose(Floats::sigmoid, x -> 1 / (1 + Math.exp(-x)), -110, 110, 3, 2e-38);
        assertClose(Floats::sigmoid, x -> 1 / (1 + Math.exp(-x)), -5, 5, 3, 0);
    }

    @Test
    void normalIsWithinThreeTenMillionths() {
        DoubleUnaryOperator exact = x -> Erf.erfc(-x * Math.sqrt(0.5)) / 2;
        assertClose(Floats::normal, exact, -10, 10, 0, 3e-7);
        assertThat(Floats.normal(0)).isEqualTo(0.5f);
        for (float x = 5.4f; x < 1e30f; x *= 1.1f) {
            assertThat(Floats.normal(x)).isEqualTo(1);
            assertThat(Floats.normal(-x)).isZero();
        }
    }

    @Test
    void stepIsExactAtEveryFloat() {
        for (float x : EXTREMES) {
            assertThat(Floats.step(x)).as("step(%s)", x).isEqualTo(x > 0 ? 1 : 0);
        }
        assertThat(Floats.step(Float.NaN)).isNaN();
    }
}
