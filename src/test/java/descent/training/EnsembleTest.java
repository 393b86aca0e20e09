package descent.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.Network;
import descent.Shape;
import descent.activations.Softmax;
import descent.layers.Dense;
import org.assertj.core.data.Offset;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class EnsembleTest {
    private static final FMatrixRMaj X = new FMatrixRMaj(3, 2, true, 1, 2, -1, 0.5f, 0, 3);

    @Test
    void givesTheMeanOfTheProbabilities() {
        var a = new Network(Shape.of(2), 1, new Dense(4));
        var b = new Network(Shape.of(2), 2, new Dense(4));
        FMatrixRMaj mean = new Ensemble(a, b).predict(X);
        var softmax = new Softmax();
        float[] pa = softmax.forward(a.predict(X), descent.Mode.INFER).copy().data;
        float[] pb = softmax.forward(b.predict(X), descent.Mode.INFER).copy().data;
        for (int i = 0; i < pa.length; i++) {
            assertThat(mean.data[i]).isCloseTo((pa[i] + pb[i]) / 2, Offset.offset(1e-6f));
        }
        assertThat(new Ensemble(a).classify(X)).isEqualTo(a.classify(X));
    }

    @Test
    void refusesNetworksThatDoNotFit() {
        var a = new Network(Shape.of(2), 1, new Dense(4));
        assertThatThrownBy(() -> new Ensemble(a, new Network(Shape.of(2), 1, new Dense(3))))
                .hasMessage("Ensemble expects networks like Network(2 -> 4), but got Network(2 -> 3)");
        assertThatThrownBy(Ensemble::new).hasMessage("Ensemble expects at least 1 network, but got 0");
    }
}
