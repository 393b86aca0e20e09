package descent.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveTrialsTest {
    private final List<String> shown = new ArrayList<>();
    private long now;

    private final LiveTrials trials = new LiveTrials(
            new Screen() {
                @Override
                public String display(Object value) {
                    shown.add(Rendering.text(value));
                    return "bar";
                }

                @Override
                public void update(String id, Object value) {
                    assertThat(id).isEqualTo("bar");
                    display(value);
                }
            },
            () -> now);

    @Test
    void showsWhatIsDoneAndWhatFailedAtMostFourTimesASecond() {
        trials.onStart("activation", 10);
        for (int i = 1; i <= 10; i++) {
            now += 100_000_000;
            trials.onTrial("tanh", i, Map.of(), i == 4 ? "the loss is NaN" : "");
        }
        trials.onEnd();
        assertThat(shown)
                .containsExactly(
                        "0 of 10 trials by activation",
                        "3 of 10 trials by activation, 0.7 s left",
                        "6 of 10 trials by activation, 0.4 s left, 1 failed, first tanh with seed 4: the loss is NaN",
                        "9 of 10 trials by activation, 0.1 s left, 1 failed, first tanh with seed 4: the loss is NaN",
                        "10 of 10 trials by activation in 1.0 s, 1 failed, first tanh with seed 4: the loss is NaN");
    }

    @Test
    void saysWhenItWasStopped() {
        trials.onStart("rate", 3);
        trials.onTrial("a", 1, Map.of(), "");
        trials.onEnd();
        assertThat(shown.get(1)).isEqualTo("Stopped after 1 of 3 trials by rate in 0.0 s");
    }

    @Test
    void showsTheMeansSoFar() {
        trials.onStart("rate", 4);
        trials.onTrial("a", 1, Map.of("loss", 1.0, "accuracy", 0.5), "");
        trials.onTrial("b", 1, Map.of("loss", 3.0, "accuracy", 0.75), "");
        now = 1_000_000_000;
        trials.onTrial("a", 2, Map.of("loss", 2.0, "accuracy", 0.25), "");
        assertThat(shown.get(1).lines())
                .containsExactly(
                        "3 of 4 trials by rate, 0.3 s left",
                        "means so far",
                        "rate  trials  accuracy  loss",
                        "a          2     0.375   1.5",
                        "b          1     0.750   3.0");
        trials.onEnd();
        assertThat(shown.get(2)).isEqualTo("Stopped after 3 of 4 trials by rate in 1.0 s");
    }
}
