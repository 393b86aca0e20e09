package descent.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.Mode;
import descent.Parameter;
import descent.Shape;
import descent.initializers.Constant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecurrentTest {
    private static final int ROWS = 2, STEPS = 5, FEATURES = 2, UNITS = 3;

    static List<Supplier<Recurrent>> layers() {
        return List.of(() -> new SimpleRnn(UNITS), () -> new Lstm(UNITS), () -> new Gru(UNITS));
    }

    private static Recurrent built(Recurrent layer, int steps) {
        layer.build(Shape.sequence(steps, FEATURES), new SplittableRandom(3));
        return layer;
    }

    private static FMatrixRMaj random(int rows, int columns) {
        var random = new SplittableRandom(columns);
        var m = new FMatrixRMaj(rows, columns);
        for (int i = 0; i < m.data.length; i++) {
            m.data[i] = (float) random.nextGaussian();
        }
        return m;
    }

    /** The columns of m from {@code from} to before {@code to}. */
    private static FMatrixRMaj columns(FMatrixRMaj m, int from, int to) {
        var part = new FMatrixRMaj(m.numRows, to - from);
        for (int r = 0; r < m.numRows; r++) {
            System.arraycopy(m.data, r * m.numCols + from, part.data, r * part.numCols, part.numCols);
        }
        return part;
    }

    private static void requireClose(FMatrixRMaj found, FMatrixRMaj expected) {
        assertThat(found.getNumElements()).isEqualTo(expected.getNumElements());
        for (int i = 0; i < expected.getNumElements(); i++) {
            assertThat(found.data[i]).as("number " + i).isCloseTo(expected.data[i], Offset.offset(1e-6f));
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void theLastStateIsTheLastOfAll(Supplier<Recurrent> make) {
        FMatrixRMaj x = random(ROWS, STEPS * FEATURES);
        FMatrixRMaj all = built(make.get().allStates(), STEPS).forward(x, Mode.TRAIN);
        FMatrixRMaj last = built(make.get(), STEPS).forward(x, Mode.TRAIN);
        requireClose(last, columns(all, (STEPS - 1) * UNITS, STEPS * UNITS));
    }

    /** Cut off, the last k steps are a sequence of their own that starts from the state before them. */
    @ParameterizedTest
    @MethodSource("layers")
    void aTruncatedGradientComesFromTheLastSteps(Supplier<Recurrent> make) {
        for (int k = 1; k < STEPS; k++) {
            FMatrixRMaj x = random(ROWS, STEPS * FEATURES), dy = random(ROWS, UNITS);
            Recurrent truncated = built(make.get().truncate(k), STEPS), part = built(make.get(), k);
            truncated.forward(x, Mode.TRAIN);
            int before = (STEPS - k) * ROWS * UNITS;
            part.h0 = state(truncated.h, before);
            if (truncated instanceof Lstm lstm) {
                ((Lstm) part).c0 = state(lstm.c, before);
            }
            part.forward(columns(x, (STEPS - k) * FEATURES, STEPS * FEATURES), Mode.TRAIN);
            FMatrixRMaj dx = truncated.backward(dy);
            requireClose(columns(dx, (STEPS - k) * FEATURES, STEPS * FEATURES), part.backward(dy));
            requireClose(columns(dx, 0, (STEPS - k) * FEATURES), new FMatrixRMaj(ROWS, (STEPS - k) * FEATURES));
            for (int p = 0; p < part.parameters().size(); p++) {
                requireClose(
                        truncated.parameters().get(p).gradient,
                        part.parameters().get(p).gradient);
            }
        }
    }

    private static FMatrixRMaj state(FMatrixRMaj states, int from) {
        var state = new FMatrixRMaj(ROWS, UNITS);
        state.data = Arrays.copyOfRange(states.data, from, from + ROWS * UNITS);
        return state;
    }

    @ParameterizedTest
    @MethodSource("layers")
    void truncationOverTheWholeSequenceChangesNothing(Supplier<Recurrent> make) {
        FMatrixRMaj x = random(ROWS, STEPS * FEATURES), dy = random(ROWS, STEPS * UNITS);
        Recurrent whole = built(make.get().allStates(), STEPS);
        Recurrent truncated = built(make.get().allStates().truncate(STEPS), STEPS);
        whole.forward(x, Mode.TRAIN);
        truncated.forward(x, Mode.TRAIN);
        requireClose(truncated.backward(dy), whole.backward(dy));
    }

    /** With all states, the gradient of every step reaches back to the cut before it, here 5 = 1 + 2 + 2 steps. */
    @ParameterizedTest
    @MethodSource("layers")
    void cutsAreCountedFromTheEnd(Supplier<Recurrent> make) {
        Recurrent layer = built(make.get().allStates().truncate(2), STEPS);
        int[] reached = {0, 1, 1, 3, 3};
        for (int t = 0; t < STEPS; t++) {
            layer.forward(random(ROWS, STEPS * FEATURES), Mode.TRAIN);
            var dy = new FMatrixRMaj(ROWS, STEPS * UNITS);
            dy.set(0, t * UNITS, 1);
            FMatrixRMaj dx = layer.backward(dy);
            for (int s = 0; s < STEPS; s++) {
                assertThat(dx.get(0, s * FEATURES) != 0)
                        .as("from step " + t + " to step " + s)
                        .isEqualTo(s >= reached[t] && s <= t);
            }
        }
    }

    @Test
    void forgetGatesStartOpenAndEveryGateIsDrawnByItself() {
        Recurrent lstm = built(new Lstm(2, new Constant(0.5), (w, in, out, random) -> fill(w, in, out)), STEPS);
        assertThat(lstm.bias.value.data).containsExactly(0, 0, 1, 1, 0, 0, 0, 0);
        assertThat(lstm.weight.value.data).containsOnly(0.5f).hasSize(2 * 8);
        assertThat(lstm.recurrentWeight.value.data).containsExactly(1, 2, 1, 2, 1, 2, 1, 2, 3, 4, 3, 4, 3, 4, 3, 4);
    }

    private static void fill(float[] w, int fanIn, int fanOut) {
        assertThat(w).hasSize(fanIn * fanOut);
        IntStream.range(0, w.length).forEach(i -> w[i] = i + 1);
    }

    @Test
    void everyGateOfTheStateStartsOrthogonal() {
        FMatrixRMaj w = built(new Gru(UNITS), STEPS).recurrentWeight.value;
        for (int gate = 0; gate < w.numCols; gate += UNITS) {
            FMatrixRMaj block = columns(w, gate, gate + UNITS), product = new FMatrixRMaj(UNITS, UNITS);
            CommonOps_FDRM.multTransA(block, block, product);
            requireClose(product, CommonOps_FDRM.identity(UNITS));
        }
    }

    @Test
    void namesItsParameters() {
        assertThat(built(new SimpleRnn(3), STEPS).parameters())
                .extracting(Parameter::toString)
                .containsExactly("weight 2x3", "recurrentWeight 3x3", "bias 1x3");
        assertThat(built(new Gru(3), STEPS).parameters())
                .extracting(Parameter::toString)
                .containsExactly("weight 2x9", "recurrentWeight 3x9", "bias 1x9", "recurrentBias 1x9");
    }

    @Test
    void refusesWhatCannotWork() {
        assertThatThrownBy(() -> new Lstm(0)).hasMessage("Lstm expects units >= 1, but got 0");
        assertThatThrownBy(() -> new Gru(3).truncate(0)).hasMessage("Gru expects truncation >= 1, but got 0");
        assertThatThrownBy(() -> new SimpleRnn(3).build(Shape.of(4), new SplittableRandom(1)))
                .hasMessage("SimpleRnn(3) expects a sequence, but got shape 4");
        assertThatThrownBy(() -> built(new Gru(3), 5).forward(new FMatrixRMaj(4, 9), Mode.INFER))
                .hasMessage("Gru(2 -> 3) expects 10 columns, but got 4x9");
    }

    @Test
    void embeddingRefusesWhatIsNoIndex() {
        var embedding = new Embedding(4, 2);
        embedding.build(Shape.of(3), new SplittableRandom(1));
        for (float wrong : new float[] {-1, 4, 0.5f, Float.NaN, Float.POSITIVE_INFINITY, 3e9f}) {
            var x = new FMatrixRMaj(2, 3);
            x.set(1, 2, wrong);
            assertThatThrownBy(() -> embedding.forward(x, Mode.INFER))
                    .hasMessage("Embedding(4 -> 2) expects whole numbers from 0 to 3, but row 1, column 2 is " + wrong);
        }
        assertThatThrownBy(() -> new Embedding(0, 2)).hasMessage("Embedding expects vocabulary >= 1, but got 0");
    }

    @Test
    void gaussianNoiseHasItsStandardDeviationInTrainingOnly() {
        var noise = new GaussianNoise(0.3);
        noise.build(Shape.of(1000), new SplittableRandom(1));
        var x = new FMatrixRMaj(100, 1000);
        Arrays.fill(x.data, 2);
        assertThat(noise.forward(x, Mode.INFER)).isSameAs(x);
        assertThat(noise.forward(x, Mode.PROBE)).isSameAs(x);
        float[] y = noise.forward(x, Mode.TRAIN).data;
        double mean = IntStream.range(0, y.length).mapToDouble(i -> y[i]).sum() / y.length;
        double variance = IntStream.range(0, y.length)
                        .mapToDouble(i -> (y[i] - 2) * (y[i] - 2))
                        .sum()
                / y.length;
        // Four standard errors of 100,000 draws.
        assertThat(mean).isCloseTo(2, Offset.offset(4 * 0.3 / Math.sqrt(1e5)));
        assertThat(variance).isCloseTo(0.09, Offset.offset(4 * 0.09 * Math.sqrt(2e-5)));
        assertThatThrownBy(() -> new GaussianNoise(-1)).hasMessage("GaussianNoise expects std >= 0, but got -1.0");
    }
}
