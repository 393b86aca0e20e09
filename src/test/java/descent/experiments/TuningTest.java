package descent.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
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

    @Test
    void everyVariantGetsItsOwnInTheOrderOfTheVariants() {
        var best = Tuning.lowest(List.of("c", "a", "b", "a"), (name, x) -> Math.abs(x - name.charAt(0) + 'a'), 0, 1, 2);
        assertThat(best).containsExactly(Map.entry("c", 2.0), Map.entry("a", 0.0), Map.entry("b", 1.0));
        assertThat(Tuning.highest(List.of(1, -1), (sign, x) -> sign * x, 3, 5)).isEqualTo(Map.of(1, 5.0, -1, 3.0));
    }

    @Test
    void whatAScoreThrowsIsThrown() {
        assertThatThrownBy(() -> Tuning.highest(
                        List.of("a", "b"),
                        (name, x) -> {
                            throw new IllegalStateException("no score for " + name);
                        },
                        1))
                .hasMessage("no score for a");
        assertThatThrownBy(() -> Tuning.lowest(List.of("a"), (name, x) -> x))
                .hasMessageContaining("at least 1 candidate");
    }

    @Test
    void stopsWhenItIsInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Tuning.lowest(List.of("a", "b"), (name, x) -> x, 1, 2))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
