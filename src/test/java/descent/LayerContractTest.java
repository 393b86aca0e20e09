package descent;

import static descent.CatalogueTest.matrix;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.layers.Dense;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every layer promises, for each of the catalogue. */
class LayerContractTest {
    private Layer layer;
    private Shape out;

    static List<CatalogueTest.Entry> layers() {
        return CatalogueTest.LAYERS;
    }

    private void build(CatalogueTest.Entry entry) {
        layer = entry.make().get();
        out = layer.build(entry.in(), new SplittableRandom(7));
    }

    private FMatrixRMaj x(CatalogueTest.Entry entry, int rows) {
        return matrix(rows, entry.in().columns(), rows);
    }

    private static float[] used(FMatrixRMaj m) {
        return Arrays.copyOf(m.data, m.getNumElements());
    }

    private float[] gradients() {
        float[] all = new float[0];
        for (Parameter parameter : layer.parameters()) {
            int from = all.length;
            all = Arrays.copyOf(all, from + parameter.size());
            System.arraycopy(parameter.gradient.data, 0, all, from, parameter.size());
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("layers")
    void keepsTheShapeThatBuildPromised(CatalogueTest.Entry entry) {
        build(entry);
        for (int rows : new int[] {5, 2, 4}) {
            FMatrixRMaj y = layer.forward(x(entry, rows), Mode.TRAIN);
            assertThat(y.numRows).isEqualTo(rows);
            assertThat(y.numCols).isEqualTo(out.columns());
            FMatrixRMaj dx = layer.backward(matrix(rows, out.columns(), 3));
            assertThat(dx.numRows).isEqualTo(rows);
            assertThat(dx.numCols).isEqualTo(entry.in().columns());
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void leavesItsArgumentsAlone(CatalogueTest.Entry entry) {
        build(entry);
        FMatrixRMaj x = x(entry, 4), dy = matrix(4, out.columns(), 9);
        float[] xBefore = used(x), dyBefore = used(dy);
        layer.forward(x, Mode.TRAIN);
        layer.backward(dy);
        assertThat(used(x)).isEqualTo(xBefore);
        assertThat(used(dy)).isEqualTo(dyBefore);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void aSmallerBatchGivesWhatAFreshLayerGives(CatalogueTest.Entry entry) {
        build(entry);
        layer.forward(x(entry, 6), Mode.INFER);
        float[] afterLarger = used(layer.forward(x(entry, 3), Mode.INFER));
        float[] backAfterLarger = used(layer.backward(matrix(3, out.columns(), 1)));
        build(entry);
        assertThat(afterLarger).isEqualTo(used(layer.forward(x(entry, 3), Mode.INFER)));
        assertThat(backAfterLarger).isEqualTo(used(layer.backward(matrix(3, out.columns(), 1))));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void addsToItsGradients(CatalogueTest.Entry entry) {
        build(entry);
        FMatrixRMaj x = x(entry, 4), dy = matrix(4, out.columns(), 5);
        layer.forward(x, Mode.PROBE);
        layer.backward(dy);
        float[] once = gradients();
        layer.forward(x, Mode.PROBE);
        layer.accumulate(dy);
        float[] twice = gradients();
        for (int i = 0; i < once.length; i++) {
            assertThat(twice[i]).isCloseTo(2 * once[i], Offset.offset(1e-5f));
        }
        if (once.length > 0) {
            assertThat(once).as("some gradient").isNotEqualTo(new float[once.length]);
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void sameSeedSameBits(CatalogueTest.Entry entry) {
        build(entry);
        float[] first = used(layer.forward(x(entry, 4), Mode.TRAIN));
        build(entry);
        assertThat(used(layer.forward(x(entry, 4), Mode.TRAIN))).isEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void lookingLeavesNoTrace(CatalogueTest.Entry entry) {
        build(entry);
        layer.forward(x(entry, 4), Mode.TRAIN);
        float[] inference = used(layer.forward(x(entry, 5), Mode.INFER));
        float[] next = used(layer.forward(x(entry, 6), Mode.TRAIN));
        build(entry);
        layer.forward(x(entry, 4), Mode.TRAIN);
        layer.forward(x(entry, 3), Mode.PROBE);
        assertThat(used(layer.forward(x(entry, 5), Mode.INFER))).isEqualTo(inference);
        layer.forward(x(entry, 3), Mode.PROBE);
        assertThat(used(layer.forward(x(entry, 6), Mode.TRAIN))).isEqualTo(next);
    }

    @Test
    void denseRefusesAnotherWidth() {
        var dense = new Dense(16);
        dense.build(Shape.of(5), new SplittableRandom(1));
        assertThatThrownBy(() -> dense.forward(new FMatrixRMaj(4, 9), Mode.INFER))
                .hasMessage("Dense(5 -> 16) expects 5 columns, but got 4x9");
    }
}
