package descent.probes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.DataSet;
import descent.Network;
import descent.Shape;
import descent.activations.Tanh;
import descent.initializers.Constant;
import descent.initializers.Zeros;
import descent.layers.Dense;
import descent.losses.MeanSquaredError;
import descent.optimizers.Adam;
import descent.optimizers.Sgd;
import descent.training.Trainer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class LandscapeTest {
    /** y = w1 x1 + w2 x2 with a mean squared error is a bowl whose Hessian is 2 X'X / n. */
    private static final DataSet LINE =
            new DataSet(new FMatrixRMaj(2, 2, true, 3, 0, 0, 1), new FMatrixRMaj(2, 1, true, 3, 1));

    private static Network linear(double weight) {
        return new Network(Shape.of(2), 1, new Dense(1, new Constant(weight), false));
    }

    @Test
    void sharpnessIsTheLargestEigenvalue() {
        // 2 / 2 * diag(9, 1).
        assertThat(new Landscape(linear(0.5), new MeanSquaredError(), LINE).sharpness(50, 3))
                .isCloseTo(9, Offset.offset(0.02));
        assertThatThrownBy(() -> new Landscape(linear(1), new MeanSquaredError(), LINE).sharpness(0, 1))
                .hasMessage("Landscape expects iterations >= 1, but got 0");
    }

    @Test
    void thePlaneIsLowestAtTheSolutionAndLeavesTheNetworkAlone() {
        Network network = linear(1);
        Table plane = new Landscape(network, new MeanSquaredError(), LINE).plane(0.5, 5, 1);
        assertThat(plane.rowCount()).isEqualTo(25);
        Table lowest = plane.sortAscendingOn("loss").first(1);
        assertThat(lowest.doubleColumn("x").get(0)).isZero();
        assertThat(lowest.doubleColumn("y").get(0)).isZero();
        assertThat(lowest.doubleColumn("loss").get(0)).isZero();
        assertThat(network.parameters().get(0).value.data).containsExactly(1, 1);
        // Both directions have the length of the weights: the loss at the rim is at most that of sqrt(2) * 0.5 * 9 / 2
        // ...
        assertThat(plane.doubleColumn("loss").max()).isBetween(0.05, 9.0);
    }

    @Test
    void theLineGoesFromOneNetworkToTheOther() {
        Table line = new Landscape(linear(0), new MeanSquaredError(), LINE).lineTo(linear(1), 7);
        assertThat(line.doubleColumn("position").asList()).containsExactly(-0.25, 0.0, 0.25, 0.5, 0.75, 1.0, 1.25);
        // Loss (1 - t)^2 (9 + 1) / 2.
        assertThat(line.doubleColumn("loss").get(1)).isCloseTo(5, Offset.offset(1e-5));
        assertThat(line.doubleColumn("loss").get(5)).isCloseTo(0, Offset.offset(1e-9));
        assertThat(line.doubleColumn("loss").get(6)).isCloseTo(5.0 / 16, Offset.offset(1e-5));
        assertThatThrownBy(() -> new Landscape(linear(0), new MeanSquaredError(), LINE)
                        .lineTo(new Network(Shape.of(2), 1, new Dense(2)), 3))
                .hasMessage(
                        "Landscape expects a network of the same layers as Network(2 -> 1), but got Network(2 -> 2)");
    }

    @Test
    void noiseScaleGrowsWithTheNoise() {
        var random = new SplittableRandom(1);
        double[] scales = new double[2];
        for (int i = 0; i < 2; i++) {
            var x = new FMatrixRMaj(400, 1);
            var y = new FMatrixRMaj(400, 1);
            Arrays.fill(x.data, 1);
            for (int r = 0; r < 400; r++) {
                y.data[r] = (float) (2 + (i == 0 ? 0.5 : 2) * random.nextGaussian());
            }
            var network = new Network(Shape.of(1), 1, new Dense(1, new Zeros(), false));
            scales[i] = new Landscape(network, new MeanSquaredError(), new DataSet(x, y)).noiseScale(10, 200, 5);
        }
        // Gradient of a sample: -2 y, so variance / mean^2 = sigma^2 / 4.
        assertThat(scales[0]).isCloseTo(0.0625, Offset.offset(0.02));
        assertThat(scales[1]).isCloseTo(1, Offset.offset(0.25));
    }

    @Test
    void updatesAreMeasured() {
        var network = new Network(Shape.of(2), 1, new Dense(3), new Tanh(), new Dense(1));
        var updates = new Updates(2);
        new Trainer(network, new MeanSquaredError(), new Sgd(0.25))
                .callbacks(updates)
                .epochs(4)
                .batchSize(2)
                .fit(LINE);
        Table table = updates.table();
        assertThat(table.rowCount()).isEqualTo(2 * 4);
        assertThat(table.doubleColumn("epoch").asList()).containsOnly(2.0, 4.0);
        assertThat(table.doubleColumn("effective rate").asList())
                .allSatisfy(rate -> assertThat(rate).isCloseTo(0.25, Offset.offset(1e-3)));
        var adaptive = new Updates(1);
        new Trainer(network, new MeanSquaredError(), new Adam(0.25))
                .callbacks(adaptive)
                .epochs(1)
                .batchSize(2)
                .fit(LINE);
        assertThat(adaptive.table().doubleColumn("effective rate").max()).isGreaterThan(0.3);
        assertThatThrownBy(() -> new Updates(0)).hasMessage("Updates expects every >= 1, but got 0");
    }
}
