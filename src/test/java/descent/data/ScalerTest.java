package descent.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import descent.DataSet;
import descent.Shape;
import descent.Targets;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class ScalerTest {
    private static FMatrixRMaj random(int rows, int columns, double offset) {
        var random = new SplittableRandom(2);
        var x = new FMatrixRMaj(rows, columns);
        for (int i = 0; i < x.data.length; i++) {
            x.data[i] = (float) (offset + random.nextDouble());
        }
        return x;
    }

    @Test
    void standardizes() {
        // mean 2, 10; population std sqrt(2/3), sqrt(200/3)
        var x = new FMatrixRMaj(new float[][] {{1, 0}, {2, 10}, {3, 20}});
        var scaler = Standardizer.fit(x);
        assertThat(scaler.mean()).containsExactly(2, 10);
        assertThat(scaler.std()[0]).isCloseTo(Math.sqrt(2 / 3.0), within(1e-15));
        assertThat(Standardizer.fit(x, 1).std()).containsExactly(1, 10);
        assertThat(Standardizer.fit(x, 1).apply(new FMatrixRMaj(new float[][] {{5, -5}})).data)
                .containsExactly(3f, -1.5f);
    }

    @Test
    void sumsInDouble() {
        // 3e5 floats near 1000: a float sum would stop growing properly
        FMatrixRMaj y = Standardizer.fit(random(300_000, 1, 1000)).apply(random(300_000, 1, 1000));
        double sum = 0;
        double squares = 0;
        for (float value : y.data) {
            sum += value;
            squares += value * (double) value;
        }
        assertThat(sum / y.numRows).isCloseTo(0, within(1e-6));
        assertThat(squares / y.numRows).isCloseTo(1, within(1e-6));
    }

    @Test
    void onlyCentresAConstantColumn() {
        var x = new FMatrixRMaj(1797, 1);
        x.fill(0.1f);
        var scaler = Standardizer.fit(x);
        assertThat(scaler.std()).containsExactly(0);
        assertThat(scaler.apply(x).data).containsOnly(0f);
        assertThat(scaler.apply(new FMatrixRMaj(new float[][] {{1.1f}})).data[0])
                .isCloseTo(1, within(1e-6f));
        assertThat(scaler.invert(scaler.apply(x)).data).containsOnly(0.1f);
    }

    @Test
    void stretchesToARange() {
        var x = new FMatrixRMaj(new float[][] {{1, 5}, {3, 5}, {2, 5}});
        var scaler = MinMaxScaler.fit(x, -1, 3);
        assertThat(scaler.min()).containsExactly(1, 5);
        assertThat(scaler.max()).containsExactly(3, 5);
        assertThat(scaler.apply(x).data).containsExactly(-1, -1, 3, -1, 1, -1);
        assertThat(scaler.apply(new FMatrixRMaj(new float[][] {{4, 6}})).data).containsExactly(5, 3);
        assertThat(scaler.invert(scaler.apply(x)).data).containsExactly(x.data);
        assertThat(MinMaxScaler.fit(x).apply(x).data).containsExactly(0, 0, 1, 0, 0.5f, 0);
    }

    @Test
    void invertsWhatItApplied() {
        FMatrixRMaj x = random(50, 4, -3);
        for (Scaler scaler : List.of(Standardizer.fit(x), Standardizer.fit(x, 1), MinMaxScaler.fit(x, 0.1, 0.9))) {
            assertThat(scaler.invert(scaler.apply(x)).data).containsExactly(x.data, within(1e-6f));
        }
    }

    @Test
    void leavesItsArgumentsAlone() {
        FMatrixRMaj x = random(5, 2, 1);
        var before = new FMatrixRMaj(x);
        var scaler = Standardizer.fit(x);
        FMatrixRMaj y = scaler.apply(x);
        scaler.invert(y);
        assertThat(x.data).containsExactly(before.data);
        scaler.mean()[0] = 99;
        scaler.std()[0] = 99;
        assertThat(scaler.apply(x).data).containsExactly(y.data);
        x.fill(0);
        assertThat(scaler.apply(before).data).containsExactly(y.data);
    }

    @Test
    void readsOnlyTheRowsOfAReusedBuffer() {
        var x = new FMatrixRMaj(new float[][] {{1}, {3}, {Float.NaN}});
        x.reshape(2, 1);
        assertThat(Standardizer.fit(x).mean()).containsExactly(2);
        assertThat(MinMaxScaler.fit(x).apply(x).data).containsExactly(0, 1);
    }

    @Test
    void scalesADataSet() {
        FMatrixRMaj x = random(3, 4, 0);
        var data = new DataSet(x, Targets.of(1, 0, 1), Shape.image(1, 2, 2));
        Scaler scaler = MinMaxScaler.fit(x);
        DataSet scaled = scaler.apply(data);
        assertThat(scaled.x().data).containsExactly(scaler.apply(x).data);
        assertThat(scaled.shape()).isEqualTo(data.shape());
        assertThat(scaled.labels()).containsExactly(1, 0, 1);
    }

    @Test
    void refusesOtherColumns() {
        FMatrixRMaj x = random(3, 2, 0);
        refused(
                () -> Standardizer.fit(x).apply(new FMatrixRMaj(4, 9)),
                "Standardizer(2 columns) was fitted to 2 columns, but got 4x9");
        refused(
                () -> MinMaxScaler.fit(x).invert(new FMatrixRMaj(1, 1)),
                "MinMaxScaler(2 columns to 0.0 ... 1.0) was fitted to 2 columns, but got 1x1");
    }

    @Test
    void refusesWhatCannotBeFitted() {
        FMatrixRMaj x = random(3, 2, 0);
        refused(() -> Standardizer.fit(x, 2), "Standardizer expects ddof 0 or 1, but got 2");
        refused(
                () -> Standardizer.fit(new FMatrixRMaj(1, 2), 1),
                "Standardizer expects at least 2 rows to fit, but got 1x2");
        refused(
                () -> MinMaxScaler.fit(new FMatrixRMaj(0, 2)),
                "MinMaxScaler expects at least 1 row to fit, but got 0x2");
        refused(() -> MinMaxScaler.fit(x, 1, 1), "MinMaxScaler expects low < high, but got low 1.0, high 1.0");
        refused(() -> MinMaxScaler.fit(x, Double.NaN, 1), "MinMaxScaler expects low < high, but got low NaN, high 1.0");
        x.set(2, 1, Float.NaN);
        refused(() -> Standardizer.fit(x), "Standardizer expects finite values to fit, but row 2, column 1 is NaN");
        x.set(2, 1, Float.POSITIVE_INFINITY);
        refused(
                () -> MinMaxScaler.fit(x),
                "MinMaxScaler expects finite values to fit, but row 2, column 1 is Infinity");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
