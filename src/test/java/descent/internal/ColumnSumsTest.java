package descent.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class ColumnSumsTest {
    @Test
    void manyRowsLoseNothing() {
        var x = new FMatrixRMaj(200_000, 2);
        Arrays.fill(x.data, 0.1f);
        var sums = new double[2];
        new ColumnSums(2, 1).of(x, sums);
        assertThat(sums[0]).isCloseTo(200_000 * (double) 0.1f, within(2e-3));
        var totals = new float[] {1, 2};
        new ColumnSums(2, 1).addTo(x, totals);
        assertThat(totals[1]).isCloseTo(20_002, within(4e-3f));
    }

    @Test
    void columnsOfOneFeatureAreAddedUp() {
        var x = new FMatrixRMaj(new float[][] {{1, 2, 3, 4}, {5, 6, 7, 8}});
        var sums = new double[2];
        new ColumnSums(4, 2).of(x, sums);
        assertThat(sums).containsExactly(14, 22);
        new ColumnSums(4, 1).of(x, sums);
        assertThat(sums).containsExactly(16, 20);
    }

    @Test
    void squaresAndProductsAreOfTheDeviations() {
        var x = new FMatrixRMaj(new float[][] {{1, 2}, {3, 6}});
        float[] centre = {2, 4};
        var sums = new double[2];
        var columnSums = new ColumnSums(2, 1);
        columnSums.ofSquares(x, centre, sums);
        assertThat(sums).containsExactly(2, 8);
        columnSums.ofProducts(x, centre, x, sums);
        assertThat(sums).containsExactly(2, 8);
    }
}
