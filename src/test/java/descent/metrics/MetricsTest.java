package descent.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import descent.Targets;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class MetricsTest {
    /** Predicted as 0, 0, 1, 1, 1, 0 of the classes 0, 0, 0, 1, 1, 2; class 3 does not occur. */
    private static final FMatrixRMaj Y =
            new FMatrixRMaj(6, 4, true, 9, 1, 0, 0, 9, 1, 0, 0, 1, 9, 0, 0, 1, 9, 0, 0, 1, 9, 0, 0, 9, 1, 0, 0);

    private static final Targets LABELS = Targets.of(0, 0, 0, 1, 1, 2);

    private static FMatrixRMaj column(double... values) {
        var matrix = new FMatrixRMaj(values.length, 1);
        for (int i = 0; i < values.length; i++) {
            matrix.data[i] = (float) values[i];
        }
        return matrix;
    }

    @Test
    void confusionMatrixCountsLabelsByPredictions() {
        var matrix = ConfusionMatrix.of(Y, LABELS);
        assertThat(matrix.count(0, 1)).isEqualTo(1);
        assertThat(matrix.count(1, 0)).isZero();
        assertThat(matrix.count(2, 0)).isEqualTo(1);
        assertThat(matrix.samples(0)).isEqualTo(3);
        assertThat(matrix.predictions(2)).isZero();
        assertThat(matrix.precision(0)).isEqualTo(2 / 3.0);
        assertThat(matrix.precision(1)).isEqualTo(2 / 3.0);
        assertThat(matrix.recall(0)).isEqualTo(2 / 3.0);
        assertThat(matrix.recall(1)).isEqualTo(1);
        assertThat(matrix.f1(1)).isCloseTo(0.8, within(1e-12));
        assertThat(matrix.accuracy()).isEqualTo(4 / 6.0);
    }

    @Test
    void nothingByNothingIsZero() {
        var matrix = ConfusionMatrix.of(Y, LABELS);
        assertThat(matrix.precision(2)).as("never predicted").isZero();
        assertThat(matrix.recall(3)).as("no samples").isZero();
        assertThat(matrix.f1(3)).isZero();
        var nothing = ConfusionMatrix.of(2, new int[0], new int[0]);
        assertThat(nothing.accuracy()).isZero();
        assertThat(nothing.macro(nothing::f1)).isZero();
    }

    @Test
    void macroMeansGoOverTheClassesThatOccur() {
        assertThat(new Precision().value(Y, LABELS)).isCloseTo((2 / 3.0 + 2 / 3.0 + 0) / 3, within(1e-12));
        assertThat(new Recall().value(Y, LABELS)).isCloseTo((2 / 3.0 + 1 + 0) / 3, within(1e-12));
        assertThat(new F1().value(Y, LABELS)).isCloseTo((2 / 3.0 + 0.8 + 0) / 3, within(1e-12));
    }

    @Test
    void confusionMatrixAsATable() {
        var table = ConfusionMatrix.of(Y, LABELS).table();
        assertThat(table.columnNames())
                .containsExactly("class", "samples", "as 0", "as 1", "as 2", "as 3", "precision", "recall", "F1");
        assertThat(table.intColumn("as 1").asList()).containsExactly(1, 2, 0, 0);
        assertThat(table.intColumn("samples").asList()).containsExactly(3, 2, 1, 0);
        assertThatThrownBy(() -> ConfusionMatrix.of(2, new int[] {0, 2}, new int[] {0, 1}))
                .hasMessage("ConfusionMatrix expects classes from 0 to 1, but label 1 is 2");
    }

    @Test
    void topKCountsTheRightClassAmongTheFirst() {
        var y = new FMatrixRMaj(2, 3, true, 0.1f, 0.5f, 0.4f, 0.2f, 0.2f, 0.2f);
        assertThat(new TopK(1).value(y, Targets.of(2, 0))).isEqualTo(0.5);
        assertThat(new TopK(2).value(y, Targets.of(2, 2))).isEqualTo(0.5);
        assertThat(new TopK(3).value(y, Targets.of(0, 2))).isEqualTo(1);
        assertThat(new TopK(1).value(y, Targets.of(1, 1))).isEqualTo(new Accuracy().value(y, Targets.of(1, 1)));
        assertThat(new TopK(5).name()).isEqualTo("top-5 accuracy");
        assertThatThrownBy(() -> new TopK(1).value(y, Targets.of(0, 3)))
                .hasMessage("TopK expects labels from 0 to 2, but label 1 is 3");
    }

    @Test
    void rSquaredComparesWithTheMean() {
        var targets = Targets.of(column(1, 2, 3, 6));
        assertThat(new RSquared().value(column(1, 2, 3, 6), targets)).isEqualTo(1);
        assertThat(new RSquared().value(column(3, 3, 3, 3), targets)).isEqualTo(0);
        assertThat(new RSquared().value(column(2, 2, 3, 6), targets)).isCloseTo(1 - 1 / 14.0, within(1e-12));
        assertThat(new RSquared().value(column(6, 3, 2, 1), targets)).isNegative();
        // A constant column, alone and beside a perfect one.
        assertThat(new RSquared().value(column(5, 5), Targets.of(column(5, 5)))).isEqualTo(1);
        assertThat(new RSquared().value(column(5, 4), Targets.of(column(5, 5)))).isZero();
        assertThat(new RSquared()
                        .value(
                                new FMatrixRMaj(2, 2, true, 1, 5, 2, 4),
                                Targets.of(new FMatrixRMaj(2, 2, true, 1, 5, 2, 5))))
                .isEqualTo(0.5);
    }

    @Test
    void binaryAccuracyLooksAtTheSideOfTheThreshold() {
        FMatrixRMaj logits = column(-0.4, 0.4, 0.2, -3);
        assertThat(new BinaryAccuracy().value(logits, Targets.of(0, 1, 0, 0))).isEqualTo(0.75);
        assertThat(new BinaryAccuracy().value(logits, Targets.of(column(-1, 1, 1, 1))))
                .isEqualTo(0.75);
        assertThat(new BinaryAccuracy().value(logits, Targets.of(column(0.4, 0.9, 0.6, 0.1))))
                .isEqualTo(1);
        assertThat(new BinaryAccuracy(0.3).value(logits, Targets.of(0, 1, 0, 0)))
                .isEqualTo(1);
        assertThatThrownBy(() -> new BinaryAccuracy().value(logits, Targets.of(1)))
                .hasMessage("BinaryAccuracy expects 4x1 values, or labels for a single column, but got 1 labels");
    }
}
