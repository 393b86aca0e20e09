package descent.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What no reference case shows. */
class ScheduleTest {
    private static final Offset<Double> TINY = Offset.offset(1e-15);

    @Test
    void theShortFormsAreTheUsualOnes() {
        assertThat(new StepDecay(1, 10).at(20)).isCloseTo(0.01, TINY);
        assertThat(new ExponentialDecay(1, 0.5).at(3)).isEqualTo(0.125);
        assertThat(new ExponentialDecay(1, 0.25, 2).at(1)).isEqualTo(0.5);
        assertThat(new InverseTimeDecay(1, 1).at(3)).isEqualTo(0.25);
        assertThat(new InverseTimeDecay(1, 1, 2).at(1)).isCloseTo(1 / 1.5, TINY);
        assertThat(new PowerDecay(1, 5).at(5)).isEqualTo(0.5);
        assertThat(new PolynomialDecay(1, 4).at(1)).isEqualTo(0.75);
        assertThat(new CosineDecay(1, 4).at(2)).isCloseTo(0.5, TINY);
        assertThat(new CosineRestarts(1, 2).at(2 + 4 + 4)).isCloseTo(0.5, TINY);
        assertThat(new WarmUp(4, 0.5).at(0)).isEqualTo(0.125);
        assertThat(new WarmUp(4, new StepDecay(1, 2)).at(4 + 2)).isCloseTo(0.1, TINY);
        assertThat(new OneCycle(1, 100).at(0)).isCloseTo(0.04, TINY);
    }

    @Test
    void theEndIsHeld() {
        assertThat(new PolynomialDecay(1, 4, 0.1, 2).at(1000)).isCloseTo(0.1, TINY);
        assertThat(new CosineDecay(1, 4, 0.1).at(1000)).isCloseTo(0.1, TINY);
        assertThat(new OneCycle(1, 10).at(1000)).isCloseTo(4e-6, TINY);
        assertThat(new OneCycle(1, 10, 0.3, 25, 1e4, true, true).at(1000)).isCloseTo(4e-6, TINY);
    }

    /** The way up may end in step 0 or before. */
    @Test
    void aCycleMayBeginAtItsTop() {
        assertThat(new OneCycle(1, 10, 0.1, 25, 1e4, false, false).at(0)).isEqualTo(1);
        for (int step = 0; step < 3; step++) {
            assertThat(new OneCycle(1, 3, 0.3, 25, 1e4, false, true).at(step)).isBetween(0.0, 1.0);
        }
    }

    @Test
    void cyclesOfOneLengthDoNotGetSlowerToCompute() {
        assertThat(new CosineRestarts(1, 2, 0, 1, 1).at(Integer.MAX_VALUE)).isCloseTo(0.5, TINY);
    }

    @Test
    void rulesTakeSchedulesAndPrintThem() {
        assertThat(new Adam(new CosineDecay(0.01, 1000)))
                .hasToString("Adam[learningRate=CosineDecay[rate=0.01, totalSteps=1000, endRate=0.0, periodic=false],"
                        + " beta1=0.9, beta2=0.999, epsilon=1.0E-8]");
        var w = new float[] {1};
        new Momentum(new PiecewiseConstant(List.of(1), List.of(0.25, 0.5))).update(w, w.clone(), new float[1][1], 2);
        assertThat(w).containsExactly(0.5f);
    }

    @Test
    void refusesNumbersOutOfRange() {
        refuses(() -> new StepDecay(0, 10), "StepDecay expects rate > 0, but got 0.0");
        refuses(() -> new StepDecay(0.1, 0), "StepDecay expects every >= 1, but got 0");
        refuses(
                () -> new PiecewiseConstant(List.of(5), List.of(0.1)),
                "PiecewiseConstant expects one rate more than boundaries, but got 1 for 1");
        refuses(
                () -> new PiecewiseConstant(List.of(5, 5), List.of(0.1, 0.2, 0.3)),
                "PiecewiseConstant expects rising boundaries, but got [5, 5]");
        refuses(
                () -> new PiecewiseConstant(List.of(5), List.of(0.1, -0.2)),
                "PiecewiseConstant expects rates > 0, but got -0.2");
        refuses(() -> new ExponentialDecay(0.1, -1), "ExponentialDecay expects decayRate > 0, but got -1.0");
        refuses(() -> new InverseTimeDecay(0.1, -1), "InverseTimeDecay expects decayRate >= 0, but got -1.0");
        refuses(() -> new PowerDecay(0.1, 1, 0), "PowerDecay expects power > 0, but got 0.0");
        refuses(() -> new PolynomialDecay(0.1, 0), "PolynomialDecay expects totalSteps >= 1, but got 0");
        refuses(() -> new CosineDecay(0.1, 9, -1), "CosineDecay expects endRate >= 0, but got -1.0");
        refuses(() -> new CosineRestarts(0.1, 4, 0, 0.5, 1), "CosineRestarts expects lengthFactor >= 1, but got 0.5");
        refuses(() -> new WarmUp(0, 0.1), "WarmUp expects steps >= 1, but got 0");
        refuses(() -> new OneCycle(0.1, 1), "OneCycle expects totalSteps >= 2, but got 1");
        refuses(
                () -> new OneCycle(0.1, 9, 1, 25, 1e4, false, false),
                "OneCycle expects riseShare in [0, 1), but got 1.0");
        refuses(
                () -> new OneCycle(0.1, 9, 0.6, 25, 1e4, false, true),
                "OneCycle expects riseShare <= 0.5 with three phases, but got 0.6");
    }

    private static void refuses(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
