package descent.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.DataSet;
import descent.Shape;
import descent.Targets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class SplitTest {
    /** Sample i is the row (i, 2 i). */
    private static DataSet numbered(int... labels) {
        var x = new FMatrixRMaj(labels.length, 2);
        for (int i = 0; i < labels.length; i++) {
            x.set(i, 0, i);
            x.set(i, 1, 2 * i);
        }
        return new DataSet(x, Targets.of(labels), Shape.sequence(1, 2));
    }

    private static DataSet alternating(int n) {
        return numbered(IntStream.range(0, n).map(i -> i % 3).toArray());
    }

    private static List<Integer> indices(DataSet... parts) {
        List<Integer> indices = new ArrayList<>();
        for (DataSet part : parts) {
            for (int i = 0; i < part.size(); i++) {
                indices.add((int) part.x().get(i, 0));
            }
        }
        return indices;
    }

    private static void requireWhole(DataSet data, DataSet... parts) {
        assertThat(indices(parts))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, data.size()).boxed().toList());
        for (DataSet part : parts) {
            assertThat(part.shape()).isEqualTo(data.shape());
            for (int i = 0; i < part.size(); i++) {
                int index = (int) part.x().get(i, 0);
                assertThat(part.x().get(i, 1)).isEqualTo(2 * index);
                assertThat(part.labels()[i]).isEqualTo(data.labels()[index]);
            }
        }
    }

    private static double count(DataSet data, int label) {
        return Arrays.stream(data.labels()).filter(l -> l == label).count();
    }

    @Test
    void losesNothingAndRepeatsNothing() {
        DataSet data = alternating(101);
        Split split = Split.of(data, 0.7, 5);
        assertThat(split.train().size()).isEqualTo(71);
        requireWhole(data, split.train(), split.test());
        Split stratified = Split.stratified(data, 0.7, 5);
        requireWhole(data, stratified.train(), stratified.test());
        ThreeWaySplit three = ThreeWaySplit.of(data, 0.6, 0.2, 5);
        assertThat(three.train().size()).isEqualTo(61);
        assertThat(three.validation().size()).isEqualTo(20);
        assertThat(three.test().size()).isEqualTo(20);
        requireWhole(data, three.train(), three.validation(), three.test());
        ThreeWaySplit both = ThreeWaySplit.stratified(data, 0.6, 0.2, 5);
        requireWhole(data, both.train(), both.validation(), both.test());
    }

    @Test
    void shufflesAllParts() {
        Split split = Split.of(alternating(100), 0.5, 1);
        Split stratified = Split.stratified(alternating(100), 0.5, 1);
        for (DataSet part : List.of(split.train(), split.test(), stratified.train(), stratified.test())) {
            assertThat(indices(part))
                    .isNotEqualTo(indices(part).stream().sorted().toList());
            assertThat(part.labels())
                    .isNotEqualTo(Arrays.stream(part.labels()).sorted().toArray());
        }
    }

    @Test
    void everySampleIsAsLikelyInEveryPlace() {
        int[][] seen = new int[5][5];
        for (int seed = 0; seed < 2000; seed++) {
            Split split = Split.of(numbered(0, 0, 0, 0, 0), 0.4, seed);
            List<Integer> order = indices(split.train(), split.test());
            for (int i = 0; i < 5; i++) {
                seen[i][order.get(i)]++;
            }
        }
        // 400 expected, standard deviation 18
        for (int[] place : seen) {
            assertThat(Arrays.stream(place)).allMatch(n -> Math.abs(n - 400) < 80);
        }
    }

    @Test
    void sameSeedSameParts() {
        DataSet data = alternating(60);
        assertThat(indices(Split.of(data, 0.5, 3).train()))
                .isEqualTo(indices(Split.of(data, 0.5, 3).train()))
                .isNotEqualTo(indices(Split.of(data, 0.5, 4).train()));
        assertThat(indices(ThreeWaySplit.stratified(data, 0.5, 0.25, 3).test()))
                .isEqualTo(indices(ThreeWaySplit.stratified(data, 0.5, 0.25, 3).test()));
    }

    @Test
    void everyClassKeepsItsShareWithinRounding() {
        var random = new SplittableRandom(8);
        for (int trial = 0; trial < 200; trial++) {
            int classes = 1 + random.nextInt(9);
            DataSet data =
                    numbered(random.ints(20 + random.nextInt(200), 0, classes).toArray());
            double[] shares = {0.5, 0.25, 0.25};
            if (trial % 2 == 1) {
                shares[0] = 0.3 + 0.4 * random.nextDouble();
                shares[1] = 0.15 + 0.1 * random.nextDouble();
                shares[2] = 1 - shares[0] - shares[1];
            }
            var split = ThreeWaySplit.stratified(data, shares[0], shares[1], trial);
            requireKept(data, shares, split.train(), split.validation(), split.test());
            var two = Split.stratified(data, shares[0], trial);
            requireKept(data, new double[] {shares[0], 1 - shares[0]}, two.train(), two.test());
            assertThat(Math.abs(two.train().size() - shares[0] * data.size())).isLessThanOrEqualTo(0.5 + 1e-6);
        }
    }

    private static void requireKept(DataSet data, double[] shares, DataSet... parts) {
        for (int p = 0; p < parts.length; p++) {
            for (int label = 0; label < data.classes(); label++) {
                assertThat(Math.abs(count(parts[p], label) - shares[p] * count(data, label)))
                        .isLessThan(1);
            }
            assertThat(Math.abs(parts[p].size() - shares[p] * data.size())).isLessThan(1);
        }
    }

    @Test
    void splitsExactSharesExactly() {
        Split split = Split.stratified(alternating(300), 0.7, 1);
        for (int label = 0; label < 3; label++) {
            assertThat(count(split.train(), label)).isEqualTo(70);
            assertThat(count(split.test(), label)).isEqualTo(30);
        }
        Split digits = Split.stratified(Digits.load(), 0.8, 1);
        assertThat(digits)
                .hasToString(
                        "Split[train=1438 samples of 1x8x8, 1438 labels, " + "test=359 samples of 1x8x8, 359 labels]");
    }

    @Test
    void partsAreCopies() {
        DataSet data = alternating(10);
        Split split = Split.of(data, 0.5, 1);
        split.train().x().fill(99);
        split.train().labels()[0] = 99;
        assertThat(data.x().data).doesNotContain(99f);
        assertThat(data.labels()).doesNotContain(99);
    }

    @Test
    void splitsTargetValuesToo() {
        var data = new DataSet(new FMatrixRMaj(10, 2), new FMatrixRMaj(10, 1));
        assertThat(Split.of(data, 0.8, 1).test().targets().values().numRows).isEqualTo(2);
        refused(() -> Split.stratified(data, 0.8, 1), "Split.stratified expects class labels, but got 10x1 values");
    }

    @Test
    void refusesSharesOutsideZeroToOne() {
        DataSet data = alternating(10);
        for (double share : new double[] {0, 1, -0.1, 1.2, Double.NaN}) {
            refused(() -> Split.of(data, share, 1), "Split expects a training share between 0 and 1, but got " + share);
        }
        for (double[] shares : new double[][] {{0.7, 0.3}, {0.8, 0.3}, {0, 0.5}, {0.5, 0}, {0.5, Double.NaN}}) {
            refused(
                    () -> ThreeWaySplit.of(data, shares[0], shares[1], 1),
                    "ThreeWaySplit expects a training and a validation share above 0 that together leave some for the "
                            + "test, but got " + shares[0] + " and " + shares[1]);
        }
    }

    @Test
    void refusesEmptyParts() {
        refused(
                () -> Split.of(alternating(3), 0.9, 1),
                "Split expects a sample for every part, but 3 samples give parts of [3, 0]");
        refused(
                () -> ThreeWaySplit.stratified(numbered(0), 0.5, 0.25, 1),
                "ThreeWaySplit expects a sample for every part, but 1 samples give parts of [1, 0, 0]");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void countsAreSharesAndExact() {
        DataSet digits = Digits.load();
        for (long seed = 1; seed <= 5; seed++) {
            for (int count : new int[] {100, 300, 900, 1200}) {
                Split byCount = Split.stratified(digits, count, seed);
                assertThat(byCount.train().size()).isEqualTo(count);
                assertThat(byCount.train().x().data)
                        .isEqualTo(Split.stratified(digits, (double) count / digits.size(), seed)
                                .train()
                                .x()
                                .data);
                assertThat(Split.of(digits, count, seed).train().size()).isEqualTo(count);
            }
            var three = ThreeWaySplit.stratified(digits, 300, 500, seed);
            assertThat(three.train().size()).isEqualTo(300);
            assertThat(three.validation().size()).isEqualTo(500);
            assertThat(ThreeWaySplit.of(digits, 300, 500, seed).test().size()).isEqualTo(997);
        }
    }

    @Test
    void countsThatLeaveAPartEmptyAreRefused() {
        DataSet data = alternating(9);
        assertThatThrownBy(() -> Split.of(data, 9, 1))
                .hasMessage("Split of 9 samples expects 1 to 8 for training, but got 9");
        assertThatThrownBy(() -> Split.stratified(data, 0, 1)).hasMessageContaining("but got 0");
        assertThatThrownBy(() -> ThreeWaySplit.of(data, 4, 5, 1)).hasMessageContaining("but got 4 and 5");
        assertThatThrownBy(() -> ThreeWaySplit.stratified(data, 4, 0, 1)).hasMessageContaining("but got 4 and 0");
    }

    /** Everything is scaled by the mean and deviation of the training part. */
    @Test
    void standardizedBySeenSamplesOnly() {
        DataSet data = alternating(30);
        Split raw = Split.of(data, 20, 1), scaled = raw.standardized();
        var scaler = Standardizer.fit(raw.train().x());
        assertThat(scaled.train().x().data).isEqualTo(scaler.apply(raw.train().x()).data);
        assertThat(scaled.test().x().data).isEqualTo(scaler.apply(raw.test().x()).data);
        assertThat(scaled.test().labels()).isEqualTo(raw.test().labels());
        var three = ThreeWaySplit.of(data, 10, 10, 1);
        scaler = Standardizer.fit(three.train().x());
        assertThat(three.standardized().train().x().data)
                .isEqualTo(scaler.apply(three.train().x()).data);
        assertThat(three.standardized().validation().x().data)
                .isEqualTo(scaler.apply(three.validation().x()).data);
        assertThat(three.standardized().test().x().data)
                .isEqualTo(scaler.apply(three.test().x()).data);
    }

    @Test
    void labelNoiseReplacesAShareByAnyClass() {
        DataSet data = alternating(3000);
        assertThat(data.withLabelNoise(0, 1).labels()).isEqualTo(data.labels());
        int[] noisy = data.withLabelNoise(0.3, 1).labels();
        long changed = IntStream.range(0, 3000)
                .filter(i -> noisy[i] != data.labels()[i])
                .count();
        assertThat(changed).isBetween(500L, 700L); // 600, and a third of those drawn is right after all
        assertThat(noisy)
                .isEqualTo(data.withLabelNoise(0.3, 1).labels())
                .isNotEqualTo(data.withLabelNoise(0.3, 2).labels());
        assertThat(IntStream.of(noisy).max()).hasValue(2);
        assertThatThrownBy(() -> data.withLabelNoise(1.1, 1)).hasMessageContaining("from 0 to 1, but got 1.1");
    }

    @Test
    void timesChangesTheUnits() {
        DataSet data = numbered(0, 1, 0);
        assertThat(data.times(2).x().data).containsExactly(0, 0, 2, 4, 4, 8);
        assertThat(data.times(2, 0.5).x().data).containsExactly(0, 0, 2, 1, 4, 2);
        assertThat(data.x().data).containsExactly(0, 0, 1, 2, 2, 4);
        assertThat(data.times(2).shape()).isEqualTo(data.shape());
        assertThatThrownBy(() -> data.times(1, 2, 3)).hasMessageContaining("2 columns or one for all, but got 3");
    }
}
