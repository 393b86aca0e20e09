package descent.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.Network;
import descent.data.Digits;
import descent.layers.Dense;
import descent.losses.SoftmaxCrossEntropy;
import descent.metrics.Accuracy;
import descent.optimizers.Sgd;
import org.junit.jupiter.api.Test;

class GoalTest {
    private final Network network = new Network(Digits.load().shape(), 1, new Dense(10));

    private History fit(Callback goal, int epochs) {
        return new Trainer(network, new SoftmaxCrossEntropy(), new Sgd(0.1))
                .metrics(new Accuracy())
                .callbacks(goal)
                .epochs(epochs)
                .fit(Digits.load());
    }

    @Test
    void trainingEndsInTheFirstEpochThatIsPastTheValue() {
        var goal = Goal.below("loss", 0.5);
        double[] loss = fit(goal, 50).values("loss");
        assertThat(goal.reached()).isTrue();
        assertThat(loss[loss.length - 1]).isLessThan(0.5);
        assertThat(loss[loss.length - 2]).isGreaterThanOrEqualTo(0.5);
    }

    @Test
    void aboveIsTheOtherDirectionAndTheHistorySaysWhy() {
        var goal = Goal.above("accuracy", 0.8);
        var history = fit(goal, 50);
        assertThat(history.last("accuracy")).isGreaterThan(0.8);
        assertThat(history.ending()).contains("accuracy > 0.8 reached");
    }

    @Test
    void aGoalThatIsNotReachedTakesAllEpochs() {
        var never = Goal.below("loss", 0);
        assertThat(fit(never, 2).epochs()).isEqualTo(2);
        assertThat(never.reached()).isFalse();
    }

    @Test
    void aColumnThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> fit(Goal.below("lost", 1), 2)).hasMessageContaining("lost");
        assertThatThrownBy(() -> Goal.below("loss", Double.NaN)).hasMessageContaining("loss");
    }
}
