package descent.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import descent.Targets;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/** What the reference cases leave open: weights, divergences, labels for yes-or-no questions, refusals. */
class LossTest {
    private static FMatrixRMaj rows(int rows, int columns, double... values) {
        var matrix = new FMatrixRMaj(rows, columns);
        for (int i = 0; i < values.length; i++) {
            matrix.data[i] = (float) values[i];
        }
        return matrix;
    }

    @Test
    void classWeightsMultiplyTheRowsOfTheirClass() {
        FMatrixRMaj y = rows(2, 2, 0, 0, 1, 0);
        double even = Math.log(2), second = Math.log(1 + Math.exp(-1));
        assertThat(SoftmaxCrossEntropy.weighted(3, 5).value(y, Targets.of(1, 0)))
                .isCloseTo((5 * even + 3 * second) / 2, within(1e-6));
        assertThat(SoftmaxCrossEntropy.weighted(3, 5).value(y, Targets.of(rows(2, 2, 0, 1, 1, 0))))
                .isCloseTo((5 * even + 3 * second) / 2, within(1e-6));
        assertThat(SoftmaxCrossEntropy.weighted(1, 1).value(y, Targets.of(1, 0)))
                .isCloseTo(new SoftmaxCrossEntropy().value(y, Targets.of(1, 0)), within(1e-6));
    }

    @Test
    void smoothedLabelsAreTheirSoftTargets() {
        FMatrixRMaj y = rows(1, 4, 0.3, -1, 2, 0.1), dy = y.createLike(), dySoft = y.createLike();
        double smoothed = new SoftmaxCrossEntropy(0.2).gradient(y, Targets.of(2), dy);
        double soft = new SoftmaxCrossEntropy().gradient(y, Targets.of(rows(1, 4, 0.05, 0.05, 0.85, 0.05)), dySoft);
        assertThat(smoothed).isCloseTo(soft, within(1e-6));
        assertThat(dy.data).containsExactly(dySoft.data, within(1e-6f));
    }

    @Test
    void divergenceIsCrossEntropyLessEntropy() {
        var targets = Targets.of(rows(2, 3, 0.5, 0.25, 0.25, 0, 1, 0));
        FMatrixRMaj y = rows(2, 3, 0.3, -1, 2, 0.1, 1.5, 0.2);
        double entropy = (0.5 * Math.log(2) + 0.5 * Math.log(4)) / 2;
        assertThat(new KullbackLeibler().value(y, targets))
                .isCloseTo(new SoftmaxCrossEntropy().value(y, targets) - entropy, within(1e-6));
        FMatrixRMaj own = rows(1, 3, Math.log(0.5), Math.log(0.25), Math.log(0.25));
        assertThat(new KullbackLeibler().value(own, Targets.of(rows(1, 3, 0.5, 0.25, 0.25))))
                .isCloseTo(0, within(1e-7));
    }

    @Test
    void labelsOfASingleColumnAreYesAndNo() {
        FMatrixRMaj y = rows(3, 1, 0.3, -1, 2);
        for (Loss loss : new Loss[] {new Hinge(), new SquaredHinge()}) {
            assertThat(loss.value(y, Targets.of(1, 0, 0)))
                    .as(loss.toString())
                    .isEqualTo(loss.value(y, Targets.of(rows(3, 1, 1, -1, -1))));
        }
        assertThat(new BinaryCrossEntropy().value(y, Targets.of(1, 0, 0)))
                .isEqualTo(new BinaryCrossEntropy().value(y, Targets.of(rows(3, 1, 1, 0, 0))));
    }

    @Test
    void largeLogitsDoNotOverflow() {
        FMatrixRMaj y = rows(2, 1, 1000, -1000), dy = y.createLike();
        assertThat(new BinaryCrossEntropy().gradient(y, Targets.of(0, 0), dy)).isEqualTo(500);
        assertThat(dy.data).containsExactly(0.5f, 0);
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> new Hinge().value(rows(1, 2, 1, 1), Targets.of(rows(1, 2, 1, 2))))
                .hasMessage("Hinge(1.0) expects targets from -1.0 to 1.0, but the one in row 0, column 1 is 2.0");
        assertThatThrownBy(() -> new KullbackLeibler().value(rows(1, 2, 1, 1), Targets.of(rows(1, 2, 1, -1))))
                .hasMessageContaining("expects targets of at least 0.0, but the one in row 0, column 1 is -1.0");
        assertThatThrownBy(() -> new BinaryCrossEntropy().value(rows(2, 2), Targets.of(1, 0)))
                .hasMessage("BinaryCrossEntropy expects 2x2 values, or labels 0 and 1 for a single column, but got 2"
                        + " labels");
        assertThatThrownBy(() -> new BinaryCrossEntropy().value(rows(2, 1), Targets.of(1, 2)))
                .hasMessage("BinaryCrossEntropy expects labels 0 and 1, but label 1 is 2");
        assertThatThrownBy(() -> SoftmaxCrossEntropy.weighted(1, 2).value(rows(1, 3), Targets.of(1)))
                .hasMessage("SoftmaxCrossEntropy[1.0, 2.0] expects 2 columns, one for each weight, but got 1x3");
        assertThatThrownBy(() -> new SoftmaxCrossEntropy(1))
                .hasMessage("SoftmaxCrossEntropy expects labelSmoothing in [0, 1), but got 1.0");
        assertThatThrownBy(() -> new Huber(0)).hasMessage("Huber expects delta > 0, but got 0.0");
        assertThatThrownBy(() -> new MultiClassHinge(1, 3)).hasMessage("MultiClassHinge expects p 1 or 2, but got 3");
    }
}
