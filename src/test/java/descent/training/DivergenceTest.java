package descent.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.DataSet;
import descent.Network;
import descent.Shape;
import descent.layers.Dense;
import descent.losses.MeanSquaredError;
import descent.optimizers.Sgd;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class DivergenceTest {
    private static double loss(double rate) {
        var ones = new FMatrixRMaj(new float[][] {{1}, {2}, {3}});
        var network = new Network(Shape.of(1), 1, new Dense(1));
        return Divergence.countsAs(99, () -> new Trainer(network, new MeanSquaredError(), new Sgd(rate))
                .epochs(200)
                .fit(new DataSet(ones, ones))
                .last("loss"));
    }

    @Test
    void countsAsWhatIsSaidAndOnlyThen() {
        assertThat(loss(0.05)).isLessThan(0.1);
        assertThat(loss(50)).isEqualTo(99);
    }

    @Test
    void anythingCanBeMeasured() {
        assertThat(Divergence.countsAs(List.of(1), () -> List.of(2))).containsExactly(2);
        assertThat(Divergence.<List<Integer>>countsAs(List.of(1), () -> {
                    throw new DivergedException("gone", new History());
                }))
                .containsExactly(1);
    }

    @Test
    void otherFailuresGoOn() {
        assertThatThrownBy(() -> Divergence.countsAs(0, () -> {
                    throw new ArithmeticException("another");
                }))
                .hasMessage("another");
    }
}
