package descent.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnSumsTest {
    @Test
    void manyRowsLoseNothing() {
        var x = new FMatrixRMaj(200_000, 2);
        Arrays.fill(x.data, 0.1f);
        var sums = new double[2];
        new ColumnSums(2).of(x, sums);
        assertThat(sums[0]).isCloseTo(200_000 * (double) 0.1f, within(2e-3));
        var totals = new float[] {1, 2};
        new ColumnSums(2).addTo(x, totals);
        assertThat(totals[1]).isCloseTo(20_002, within(4e-3f));
    }

    @Test
    void columnsOfOneFeatureAreAddedUp() {
        var x = new FMatrixRMaj(new float[][] {{1, 2, 3, 4}, {5, 6, 7, 8}});
        var sums = new double[2];
        new ColumnSums(new Stretches(2, 2)).of(x, sums);
        assertThat(sums).containsExactly(14, 22);
        new ColumnSums(new Stretches(2, 1)).of(x, sums);
        assertThat(sums).containsExactly(16, 20);
    }

    /** More columns than a stretch has places. */
    @Test
    void wideRowsAreSummedColumnByColumn() {
        var x = new FMatrixRMaj(3, 2048);
        for (int i = 0; i < x.data.length; i++) {
            x.data[i] = i % 2048;
        }
        var totals = new float[2048];
        new ColumnSums(2048).addTo(x, totals);
        assertThat(totals[0]).isZero();
        assertThat(totals[1023]).isEqualTo(3 * 1023);
        assertThat(totals[2047]).isEqualTo(3 * 2047);
    }

    @Test
    void squaresAndProductsAreOfTheDeviations() {
        float[] x = {3, 6}, centre = {2, 4}, y = {5, 7};
        var sums = new double[2];
        var columnSums = new ColumnSums(new Stretches(2, 300));
        columnSums.addSquares(x, centre, 2);
        columnSums.fold(0, sums);
        assertThat(sums).containsExactly(5, 0);
        columnSums.clear();
        columnSums.addProducts(x, centre, y, 2);
        columnSums.fold(0, sums);
        assertThat(sums).containsExactly(19, 0);
    }

    /** Groups of channels, whole rows, several rows at once: every number is counted once, whatever the last stretch is. */
    @ParameterizedTest
    @CsvSource({"16, 784, 1, 3", "32, 196, 1, 2", "3, 7, 1, 50", "5, 1, 4, 131", "2000, 1, 1, 3", "2048, 1, 2, 3"})
    void loopsReachEveryNumberOfAFeature(int features, int width, int steps, int rows) {
        var x = new FMatrixRMaj(rows, features * width * steps);
        var expected = new double[features];
        for (int i = 0; i < x.data.length; i++) {
            x.data[i] = i % 101;
            expected[i / width % features] += i % 101;
        }
        var stretches = new Stretches(features, width);
        var sums = new double[features];
        for (int g = 0; g < stretches.groups; g++) {
            new FeatureLoops(stretches).sum(x, g, sums);
        }
        assertThat(sums).containsExactly(expected);
    }
}
