package descent.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import descent.DataSet;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToysTest {
    private static void requirePoint(DataSet data, int i, double x, double y) {
        assertThat((double) data.x().get(i, 0)).isCloseTo(x, within(1e-6));
        assertThat((double) data.x().get(i, 1)).isCloseTo(y, within(1e-6));
    }

    @Test
    void followTheirFormulasWithoutNoise() {
        DataSet spirals = Toys.spirals(2, 3, 0, 1);
        requirePoint(spirals, 0, 0, 0);
        requirePoint(spirals, 1, -0.5, 0);
        requirePoint(spirals, 2, 1, 0);
        requirePoint(spirals, 4, 0.5, 0);
        requirePoint(spirals, 5, -1, 0);
        DataSet moons = Toys.moons(3, 0, 1);
        requirePoint(moons, 0, 1, 0);
        requirePoint(moons, 1, 0, 1);
        requirePoint(moons, 3, 0, 0.5);
        requirePoint(moons, 4, 1, -0.5);
        requirePoint(Toys.blobs(4, 2, 0, 1), 3, 0, 1);
        DataSet circles = Toys.circles(2, 4, 0, 1);
        requirePoint(circles, 1, 0, 0.5);
        requirePoint(circles, 7, 0, -1);
        requirePoint(Toys.moons(1, 0, 1), 1, 0, 0.5);
    }

    @Test
    void xorFillsAllQuadrants() {
        DataSet xor = Toys.xor(200, 0, 1);
        int[] quadrant = new int[4];
        for (int i = 0; i < xor.size(); i++) {
            float x = xor.x().get(i, 0);
            float y = xor.x().get(i, 1);
            assertThat(x).isBetween(-1f, 1f);
            assertThat(y).isBetween(-1f, 1f);
            assertThat(xor.labels()[i]).isEqualTo(x * y > 0 ? 0 : 1);
            quadrant[(x < 0 ? 1 : 0) + (y < 0 ? 2 : 0)]++;
        }
        assertThat(Arrays.stream(quadrant)).allMatch(n -> n > 70 && n < 130);
    }

    @Test
    void noiseHasTheGivenStandardDeviation() {
        DataSet still = Toys.blobs(3, 5000, 0, 1);
        DataSet noisy = Toys.blobs(3, 5000, 0.2, 1);
        double squares = 0;
        for (int i = 0; i < noisy.x().data.length; i++) {
            squares += Math.pow(noisy.x().data[i] - still.x().data[i], 2);
        }
        assertThat(Math.sqrt(squares / noisy.x().data.length)).isCloseTo(0.2, within(0.004));
    }

    @Test
    void haveAsManyOfEachClassAndRepeatThemselves() {
        for (long seed = 1; seed < 3; seed++) {
            List<DataSet> all = all(seed);
            for (int i = 0; i < all.size(); i++) {
                assertThat(all.get(i).x().data)
                        .containsExactly(all(seed).get(i).x().data)
                        .isNotEqualTo(all(seed + 1).get(i).x().data);
                assertThat(all.get(i).labels()).startsWith(0, 0, 0, 0, 1, 1, 1, 1);
                assertThat(all.get(i).size()).isEqualTo(4 * all.get(i).classes());
            }
        }
    }

    private static List<DataSet> all(long seed) {
        return List.of(
                Toys.spirals(3, 4, 0.1, seed),
                Toys.moons(4, 0.1, seed),
                Toys.blobs(5, 4, 0.1, seed),
                Toys.circles(2, 4, 0.1, seed),
                Toys.xor(4, 0, seed));
    }

    @Test
    void refuseBadArguments() {
        assertThatThrownBy(() -> Toys.spirals(1, 10, 0.1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Toys.spirals expects at least 2 classes, 1 point per class and a noise of at least 0, "
                        + "but got 1, 10 and 0.1");
        assertThatThrownBy(() -> Toys.moons(0, 0.1, 1)).hasMessageEndingWith("but got 2, 0 and 0.1");
        assertThatThrownBy(() -> Toys.xor(5, -1, 1)).hasMessageEndingWith("but got 2, 5 and -1.0");
        assertThatThrownBy(() -> Toys.blobs(3, 5, Double.NaN, 1)).hasMessageEndingWith("but got 3, 5 and NaN");
    }
}
