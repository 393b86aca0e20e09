package descent.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import descent.DataSet;
import descent.Shape;
import descent.charts.Charts;
import descent.data.Digits;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ForkJoinPool;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AugmentationTest {
    private static final DataSet DIGITS = Digits.load();
    private static final Shape SMALL = Shape.image(2, 3, 4);

    static List<Augmentation> all() {
        return List.of(
                new Shift(2),
                new Rotate(20),
                new Zoom(0.3),
                new Flip(),
                new Flip(true),
                new Noise(0.3),
                new Cutout(3),
                new Elastic(8, 2),
                new Shift(1).then(new Rotate(20)),
                new Cutout(3).sometimes(0.5));
    }

    /** A random number generator that always gives this number between 0 and 1. */
    private static RandomGenerator always(double value) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new IllegalStateException("not planned");
            }

            @Override
            public double nextDouble() {
                return value;
            }

            @Override
            public boolean nextBoolean() {
                return value >= 0.5;
            }

            @Override
            public int nextInt(int bound) {
                return (int) (value * bound);
            }

            @Override
            public int nextInt(int origin, int bound) {
                return origin + nextInt(bound - origin);
            }
        };
    }

    /** The image 0, 1, 2, ... in both channels, the second 100 higher, varied. */
    private static float[] varied(Augmentation augmentation, RandomGenerator random) {
        var image = new float[24];
        for (int i = 0; i < 24; i++) {
            image[i] = i < 12 ? i : 100 + i - 12;
        }
        var out = new float[24];
        augmentation.apply(image, out, SMALL, random);
        for (int i = 0; i < 12; i++) {
            assertThat(out[12 + i]).as("channels are moved together").isEqualTo(out[i] + 100, within(1e-4f));
        }
        return Arrays.copyOf(out, 12);
    }

    @ParameterizedTest
    @MethodSource("all")
    void variesWithTheSeedAndWithNothingElse(Augmentation augmentation) throws Exception {
        float[] before = DIGITS.x().data.clone();
        FMatrixRMaj once = augmentation.apply(DIGITS, 1).x();
        assertThat(DIGITS.x().data).isEqualTo(before);
        assertThat(once.data).isNotEqualTo(before);
        assertThat(augmentation.apply(DIGITS, 2).x().data).isNotEqualTo(once.data);
        var oneThread = new ForkJoinPool(1);
        try {
            assertThat(oneThread
                            .submit(() -> augmentation.apply(DIGITS, 1).x().data)
                            .get())
                    .isEqualTo(once.data);
        } finally {
            oneThread.shutdown();
        }
        DataSet variants = augmentation.apply(DIGITS.rows(new int[12]), 1);
        assertThat(Arrays.stream(variants.labels()).distinct()).hasSize(1);
        assertThat(IntStream.range(0, 12)
                        .mapToObj(row -> Arrays.toString(variants.rows(row).x().data))
                        .distinct())
                .as("different variants of one image")
                .hasSizeGreaterThan(1);
        assertThat(Charts.images(variants.x(), variants.shape()).toString()).isNotEmpty();
    }

    @Test
    void shiftMovesByWholePixelsAndRepeatsTheBorder() {
        // 0.99 of -1, 0, 1 is 1: one down, one to the right.
        assertThat(varied(new Shift(1), always(0.99))).containsExactly(0, 0, 1, 2, 0, 0, 1, 2, 4, 4, 5, 6);
        assertThat(varied(new Shift(1), always(0))).containsExactly(5, 6, 7, 7, 9, 10, 11, 11, 9, 10, 11, 11);
        assertThat(varied(new Shift(1), always(0.5))).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(varied(new Shift(0), always(0.9))).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    }

    @Test
    void everyShiftIsReached() {
        var seen = new TreeSet<Float>();
        var random = new SplittableRandom(1);
        for (int i = 0; i < 500; i++) {
            seen.add(varied(new Shift(1), random)[5]);
        }
        assertThat(seen).containsExactly(0f, 1f, 2f, 4f, 5f, 6f, 8f, 9f, 10f);
    }

    @Test
    void flipMirrorsOneDirection() {
        assertThat(varied(new Flip(), always(0.9))).containsExactly(3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8);
        assertThat(varied(new Flip(true), always(0.9))).containsExactly(8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3);
        assertThat(varied(new Flip(), always(0.1))).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    }

    @Test
    void rotateByAHalfTurnIsBothFlips() {
        float[] turned = varied(new Rotate(180), always(1));
        assertThat(turned).containsExactly(new float[] {11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0}, within(1e-4f));
        assertThat(varied(new Rotate(180), always(0.5))).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        // A quarter turn of a square, clockwise: what was left is up.
        var out = new float[4];
        new Rotate(90).apply(new float[] {1, 2, 3, 4}, out, Shape.image(1, 2, 2), always(1));
        assertThat(out).containsExactly(new float[] {3, 1, 4, 2}, within(1e-5f));
    }

    @Test
    void zoomKeepsTheCentreAndScalesAroundIt() {
        // A ramp from -1.5 to 1.5 around the centre, twice as large: half as steep.
        var out = new float[4];
        new Zoom(0.5).apply(new float[] {-1.5f, -0.5f, 0.5f, 1.5f}, out, Shape.image(1, 1, 4), always(1));
        assertThat(out).containsExactly(new float[] {-1, -1 / 3f, 1 / 3f, 1}, within(1e-5f));
        new Zoom(0.5).apply(new float[] {-1.5f, -0.5f, 0.5f, 1.5f}, out, Shape.image(1, 1, 4), always(0));
        assertThat(out).containsExactly(new float[] {-1.5f, -1, 1, 1.5f}, within(1e-5f));
    }

    @Test
    void cutoutCoversASquareCutOffAtTheBorder() {
        var image = new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        var out = new float[12];
        new Cutout(3, -1).apply(image, out, Shape.image(1, 3, 4), always(0));
        assertThat(out).containsExactly(-1, -1, 3, 4, -1, -1, 7, 8, 9, 10, 11, 12);
        new Cutout(1).apply(image, out, Shape.image(1, 3, 4), always(0.99));
        assertThat(out).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0);
    }

    @Test
    void sometimesLeavesTheRestAlone() {
        FMatrixRMaj x = DIGITS.x(),
                varied = new Noise(1).sometimes(0.2).apply(DIGITS, 3).x();
        long changed = IntStream.range(0, x.numRows)
                .filter(row -> x.get(row, 0) != varied.get(row, 0))
                .count();
        assertThat((double) changed / x.numRows).isCloseTo(0.2, within(0.04));
    }

    @Test
    void noiseHasItsStandardDeviation() {
        var out = new float[50_000];
        new Noise(0.3).apply(new float[50_000], out, Shape.of(50_000), new SplittableRandom(1));
        double squares = 0;
        for (float v : out) {
            squares += (double) v * v / out.length;
        }
        assertThat(Math.sqrt(squares)).isCloseTo(0.3, within(0.005));
    }

    @Test
    void elasticDisplacesAsFarAsItSays() {
        // On a ramp a displacement is a difference in value.
        int side = 101;
        var ramp = new float[side * side];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = i % side;
        }
        double squares = 0, steps = 0;
        int count = 0;
        for (int seed = 0; seed < 20; seed++) {
            var out = new float[ramp.length];
            new Elastic(34, 4).apply(ramp, out, Shape.image(1, side, side), new SplittableRandom(seed));
            for (int row = 20; row < 80; row++) {
                for (int column = 20; column < 80; column++) {
                    int i = row * side + column;
                    squares += Math.pow(out[i] - ramp[i], 2);
                    steps += Math.pow(out[i + 1] - out[i] - 1, 2);
                    count++;
                }
            }
        }
        double std = Math.sqrt(squares / count);
        assertThat(std).isCloseTo(0.163 * 34 / 4, within(0.12));
        assertThat(Math.sqrt(steps / count))
                .as("neighbours move together")
                .isCloseTo(std / 4 / Math.sqrt(2), within(0.05));
        assertThat(varied(new Elastic(0, 2), new SplittableRandom(1)))
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    }

    @Test
    void mixupMixesSamplesAndTargetsAlike() {
        // The sample is its own one-hot target, so mixed samples must equal mixed targets.
        var x = new FMatrixRMaj(1000, 3);
        var labels = new int[1000];
        for (int r = 0; r < 1000; r++) {
            labels[r] = r % 3;
            x.set(r, r % 3, 1);
        }
        DataSet mixed = new Mixup(0.4).apply(new DataSet(x, labels), 3, 1);
        assertThat(mixed.x().data).isEqualTo(mixed.targets().values().data);
        double others = 0;
        for (int r = 0; r < 1000; r++) {
            float own = mixed.x().get(r, labels[r]);
            assertThat(own).isBetween(0.5f, 1f);
            others += (1 - own) / 1000;
        }
        // E min(lambda, 1 - lambda) = 0.1603 for alpha = 0.4, and 2 of 3 partners are of another class.
        assertThat(others).isCloseTo(0.1603 * 2 / 3, within(0.015));
        assertThat(new Mixup(0.4).apply(new DataSet(x, labels), 3, 1).x().data).isEqualTo(mixed.x().data);
        assertThat(new Mixup(1).apply(new DataSet(x, x), 3, 1).targets().values().data)
                .isNotEqualTo(x.data);
    }

    @Test
    void refusesWhatCannotWork() {
        assertThatThrownBy(() -> new Shift(1).apply(new DataSet(new FMatrixRMaj(1, 4), 0), 1))
                .hasMessage("Shift[pixels=1] expects images, but got the shape 4");
        assertThatThrownBy(() -> new Zoom(1)).hasMessage("Zoom expects amount in [0, 1), but got 1.0");
        assertThatThrownBy(() -> new Flip().sometimes(2))
                .hasMessageContaining("expects probability in [0, 1], but got 2.0");
        assertThatThrownBy(() -> new Mixup(1).apply(DIGITS, 5, 1)).hasMessageContaining("expects labels from 0 to 4");
    }
}
