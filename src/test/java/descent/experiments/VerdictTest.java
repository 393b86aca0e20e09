package descent.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class VerdictTest {
    @Test
    void theIntervalIsStudents() {
        // t(0.975, 4) = 2.776445; mean 3, s = sqrt(2.5): 3 +- 2.776445 * sqrt(2.5 / 5).
        Interval interval = Interval.of(1, 2, 3, 4, 5);
        assertThat(interval.mean()).isEqualTo(3);
        assertThat(interval.low()).isCloseTo(3 - 1.963243, Offset.offset(1e-5));
        assertThat(interval.high()).isCloseTo(3 + 1.963243, Offset.offset(1e-5));
        assertThat(interval).hasToString("3.00 [1.04, 4.96]");
        assertThat(Interval.of(0.25)).hasToString("0.250");
        assertThat(new Interval(1846, 999.4, 12_345, 5)).hasToString("1850 [999, 12300]");
        assertThat(new Interval(-1846, -2e9, 1e-6, 5)).hasToString("-1850 [-2.00e+09, 1.00e-06]");
        assertThatThrownBy(() -> Interval.of()).hasMessageContaining("at least 1 measurement");
    }

    @Test
    void measurementsDecide() {
        var claim = Verdict.on("OPT-03", "momentum is faster");
        assertThat(claim.measured("ratio", 2, 2.1, 1.9).holdsIf(i -> i.above(1)).outcome())
                .isEqualTo("holds");
        assertThat(claim.measured("ratio", 2, 0.1, 1).holdsIf(i -> i.above(1)).outcome())
                .isEqualTo("does not hold here");
        var conditional = claim.measured("ratio", 0.5).holdsIf(i -> i.above(1), "the valley is long", true);
        assertThat(conditional.outcome()).isEqualTo("holds only when the valley is long");
        var table = Verdict.table(conditional);
        assertThat(table.columnNames()).containsExactly("claim", "statement", "measured", "value", "verdict");
        assertThat(table.rowCount()).isEqualTo(1);
    }
}
