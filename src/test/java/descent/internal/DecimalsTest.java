package descent.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class DecimalsTest {
    @Test
    void countsDigitsAsTheyAreWritten() {
        assertThat(Decimals.of(0.0123, 3)).isEqualTo(4);
        assertThat(Decimals.of(9.99, 3)).isEqualTo(2);
        assertThat(Decimals.of(9.999, 3)).isEqualTo(1); // 10.0
        assertThat(Decimals.of(9.999, 4)).isEqualTo(3);
        assertThat(Decimals.of(9.9996, 4)).isEqualTo(2); // 10.00
        assertThat(Decimals.of(123_456, 4)).isZero();
    }

    @Test
    void neverFewerAndNeverMoreThanAskedFor() {
        for (double size = 1e-5; size < 900; size *= 1.0007) {
            String text = String.format(Locale.ROOT, "%." + Decimals.of(size, 4) + "f", size);
            assertThat(text.replace(".", "").replaceFirst("^0+", "")).as(text).hasSize(4);
        }
    }
}
