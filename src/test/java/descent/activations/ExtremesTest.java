package descent.activations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What activations make of numbers that are hardly numbers. */
class ExtremesTest {
    private static final double TINY = Float.MIN_VALUE, INFINITE = Double.POSITIVE_INFINITY;

    private static final List<ElementWise> ALL = List.of(
            new Relu(),
            new LeakyRelu(),
            new Elu(),
            new Selu(),
            new Sigmoid(),
            new HardSigmoid(),
            new Tanh(),
            new Gelu(),
            Gelu.tanhForm(),
            new Softplus(),
            new Softsign(),
            new Swish(),
            new Mish());

    @Test
    void notANumberStaysNotANumber() {
        for (ElementWise f : ALL) {
            assertThat(f.apply(Double.NaN)).as(f + "").containsExactly(Double.NaN);
            assertThat(f.derivative(Double.NaN)).as(f + "'").containsExactly(Double.NaN);
        }
    }

    @Test
    void largeNumbersDoNotOverflow() {
        for (ElementWise f : ALL) {
            for (double x : new double[] {-1e4, -200, -88, 88, 200, 1e4}) {
                assertThat(f.apply(x)[0]).as("%s(%s)", f, x).isFinite();
                assertThat(f.derivative(x)[0]).as("%s'(%s)", f, x).isBetween(-0.2, 1.2);
            }
        }
    }

    @Test
    void theRectifierIsFlatUpToZeroAndSteepFromTheSmallestFloatOn() {
        assertThat(new Relu().apply(-INFINITE, -1, -TINY, 0, TINY, 1, INFINITE))
                .containsExactly(0, 0, 0, 0, TINY, 1, INFINITE);
        assertThat(new Relu().derivative(-INFINITE, -1, -TINY, -0.0, 0, TINY, 1, INFINITE))
                .containsExactly(0, 0, 0, 0, 0, 1, 1, 1);
    }

    @Test
    void aLeakMayBeSteepOrNegative() {
        for (double slope : new double[] {-2, 0.25, 1, 3, 1e10}) {
            var f = new LeakyRelu(slope);
            assertThat(f.apply(-2, 0, 2)).containsExactly((float) slope * -2f, 0, 2);
            assertThat(f.derivative(-2, 0, TINY, 2)).containsExactly((float) slope, (float) slope, 1, 1);
        }
    }

    @Test
    void exponentialUnitsEndAtMinusAlpha() {
        assertThat(new Elu(2).apply(-INFINITE, 0, 3)).containsExactly(-2, 0, 3);
        assertThat(new Elu(2).derivative(-INFINITE, 0, TINY, 3)).containsExactly(0, 2, 1, 1);
    }
}
