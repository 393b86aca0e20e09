package descent.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class TuningTest {
    @Test
    void theBestWinsAndOfEqualsTheFirst() {
        assertThat(Tuning.lowest(x -> (x - 3) * (x - 3), 1, 2, 4, 9)).isEqualTo(2);
        assertThat(Tuning.highest(x -> x, 1, 7, 4)).isEqualTo(7);
        assertThat(Tuning.highest(x -> 0, 5, 1, 2)).isEqualTo(5);
    }

    @Test
    void whatIsNoNumberLosesWhereverItStands() {
        assertThat(Tuning.lowest(x -> x == 1 ? Double.NaN : x, 1, 3, 2)).isEqualTo(2);
        assertThat(Tuning.highest(x -> x == 2 ? Double.NaN : x, 1, 3, 2)).isEqualTo(3);
    }

    @Test
    void eachIsScoredOnceInOrder() {
        var asked = new ArrayList<Double>();
        Tuning.lowest(
                x -> {
                    asked.add(x);
                    return x;
                },
                3,
                1,
                2);
        assertThat(asked).containsExactly(3.0, 1.0, 2.0);
    }

    @Test
    void nothingToChooseFromIsRefused() {
        assertThatThrownBy(() -> Tuning.lowest(x -> x)).hasMessageContaining("at least 1 candidate");
    }
}
