package descent.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.DataSet;
import descent.Network;
import descent.Shape;
import descent.activations.Sigmoid;
import descent.activations.Softmax;
import descent.data.Toys;
import descent.layers.Dense;
import descent.losses.SoftmaxCrossEntropy;
import descent.optimizers.Sgd;
import descent.probes.Regions;
import descent.training.Trainer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class BoundaryTest {
    private static final DataSet CORNERS = new DataSet(new FMatrixRMaj(3, 2, true, 0, 0, 1, 0, 0, 1), 0, 0, 1);

    /** The logit of class 1 is 10 (y - 1/2). */
    private static Network horizontal(boolean probability) {
        var dense = new Dense(1);
        var network =
                probability ? new Network(Shape.of(2), 1, dense, new Sigmoid()) : new Network(Shape.of(2), 1, dense);
        set(network, 0, 0, 10);
        set(network, 1, -5);
        return network;
    }

    private static void set(Network network, int parameter, double... values) {
        for (int i = 0; i < values.length; i++) {
            network.parameters().get(parameter).value.data[i] = (float) values[i];
        }
    }

    private static BufferedImage picture(Map<String, Object> trace) throws IOException {
        String source = trace.get("source").toString();
        return ImageIO.read(
                new ByteArrayInputStream(Base64.getDecoder().decode(source.substring(source.indexOf(',') + 1))));
    }

    @Test
    void aSingleOutputPartsTwoClassesAndIsPaleWhereItIsUndecided() throws IOException {
        for (boolean probability : new boolean[] {false, true}) {
            Chart chart = Charts.decisionBoundary(horizontal(probability), CORNERS);
            BufferedImage image = picture(chart.data().get(0));
            // The first row is the lowest one: y0 is there, and dy is above 0.
            int below = image.getRGB(80, 2), above = image.getRGB(80, 157), between = image.getRGB(80, 80);
            assertThat(below & 255).as("blue of class 0").isGreaterThan((below >> 16 & 255) + 60);
            assertThat(above & 255).as("blue of class 1, orange").isLessThan((above >> 16 & 255) - 60);
            assertThat(between >> 8 & 255).isGreaterThan(235);
            assertThat(chart.data().get(0)).containsEntry("y0", -0.09625).containsEntry("dy", 0.0075);
        }
    }

    @Test
    void probabilitiesAreTakenAsTheyAre() {
        var network = new Network(Shape.of(2), 1, new Dense(2), new Softmax());
        set(network, 0, 0, 0, 0, 0);
        set(network, 1, Math.log(3), 0);
        // 3/4 is half-way between undecided and certain.
        assertThat(Regions.of(network, CORNERS).looks().get(0).sure()).containsOnly((byte) 64);
        assertThat(Regions.of(network, CORNERS).looks().get(0).classes()).containsOnly((byte) 0);
    }

    @Test
    void everyClassHasItsPointsAndThereIsAMarginAroundThem() {
        Chart chart = Charts.decisionBoundary(horizontal(false), CORNERS);
        assertThat(chart.data()).extracting(trace -> trace.get("name")).containsExactly(null, "class 0", "class 1");
        assertThat(chart.data().get(1).get("x")).isEqualTo(List.of(0L, 1L));
        assertThat(Plain.map((Map<?, ?>) chart.layout().get("xaxis"))).containsEntry("range", List.of(-0.1, 1.1));
    }

    @Test
    void anAnimationHasTheFirstAndTheLastEpochAndNoMoreThanFortyFrames() {
        var data = Toys.moons(20, 0.1, 1);
        var regions = Regions.during(data);
        var network = new Network(data.shape(), 1, new Dense(2));
        var trainer = new Trainer(network, new SoftmaxCrossEntropy(), new Sgd(0.5))
                .callbacks(regions)
                .batchSize(20)
                .quiet();
        trainer.epochs(3).fit(data);
        assertThat(regions.looks()).extracting(Regions.Look::epoch).containsExactly(0, 1, 2, 3);
        trainer.epochs(101).fit(data);
        assertThat(regions.looks())
                .extracting(Regions.Look::epoch)
                .hasSize(27)
                .startsWith(0, 4, 8)
                .endsWith(96, 100, 101);
        Chart chart = Charts.decisionBoundaryAnimation(regions);
        assertThat(chart.frames()).hasSize(27);
        assertThat(chart.frames().get(26).get("data").toString())
                .contains(chart.data().get(0).get("source").toString());
        assertThat(chart.json().length()).isLessThan(300_000);
    }

    @Test
    void constantAndMissingInputsAreDrawn() {
        var odd = new DataSet(new FMatrixRMaj(2, 2, true, 3, Float.NaN, 3, Float.POSITIVE_INFINITY), 0, 1);
        assertThat(Regions.of(horizontal(false), odd).window()).containsExactly(2, 4, -1, 1);
        assertThat(Charts.decisionBoundary(horizontal(false), odd).json()).contains("class 1");
    }

    @Test
    void whatHasNoPlaneIsRefused() {
        var three = new DataSet(new FMatrixRMaj(1, 3), 0);
        assertThatThrownBy(() -> Charts.decisionBoundary(horizontal(false), three))
                .hasMessageStartingWith("Regions expects data of 2 columns, but got 1 samples of 3");
        assertThatThrownBy(() -> Charts.decisionBoundary(new Network(Shape.of(3), 1, new Dense(2)), CORNERS))
                .hasMessage("Regions expects a network of 2 inputs, but got Network(3 -> 2)");
        assertThatThrownBy(() -> Charts.decisionBoundary(horizontal(false), new DataSet(new FMatrixRMaj(1, 2), 2)))
                .hasMessage("Regions expects labels below 2 for Network(2 -> 1), but got 2");
        assertThatThrownBy(() -> Charts.decisionBoundaryAnimation(Regions.during(CORNERS)))
                .hasMessageStartingWith("nothing has been recorded");
    }
}
