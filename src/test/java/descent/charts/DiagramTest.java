package descent.charts;

import static org.assertj.core.api.Assertions.assertThat;

import descent.Layer;
import descent.Network;
import descent.Parallel;
import descent.Residual;
import descent.Sequential;
import descent.Shape;
import descent.activations.Relu;
import descent.charts.Blocks.Box;
import descent.charts.Blocks.Branches;
import descent.charts.Blocks.Repeat;
import descent.layers.Dense;
import descent.normalization.BatchNorm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiagramTest {
    private static List<String> texts(Chart chart) {
        var texts = new ArrayList<String>();
        for (Object note : (List<?>) chart.layout().get("annotations")) {
            texts.add(((Map<?, ?>) note).get("text").toString());
        }
        return texts;
    }

    @Test
    void eachLayerHasItsBoxWithParametersAndTheShapesStandBetween() {
        Chart chart = Charts.diagram(new Network(Shape.image(1, 8, 8), 1, new Dense(100), new Relu(), new Dense(10)));
        assertThat(texts(chart))
                .containsExactly(
                        "input 1x8x8",
                        "1",
                        "Dense(64 -&gt; 100)",
                        "6,500",
                        "2",
                        "Relu",
                        "100",
                        "3",
                        "Dense(100 -&gt; 10)",
                        "1,010",
                        "output 10",
                        "7,510 parameters in all");
        assertThat(chart.data().get(0).get("text"))
                .isEqualTo(List.of("Dense(64 -&gt; 100)<br>100", "Relu<br>100", "Dense(100 -&gt; 10)<br>10"));
    }

    @Test
    void activationsAndNormalizationStandAtTheLayerThatTheyWorkOn() {
        var blocks =
                new Blocks(new Network(Shape.of(4), 1, new Dense(4), new BatchNorm(), new Relu(), new Dense(4))).all();
        assertThat(blocks).extracting(Blocks::isAttached).containsExactly(false, true, true, false);
        assertThat(((Box) blocks.get(1)).parameters()).isEqualTo(8);
    }

    @Test
    void sameBlocksAgainAndAgainStandThereOnce() {
        var layers = new ArrayList<Layer>();
        for (int i = 0; i < 10; i++) {
            layers.add(new Dense(100));
            layers.add(new Relu());
        }
        layers.add(new Dense(10));
        Network network = new Network(Shape.of(64), 1, layers.toArray(Layer[]::new));
        var blocks = new Blocks(network).all();
        assertThat(blocks).hasSize(4);
        var repeat = (Repeat) blocks.get(2);
        assertThat(repeat.times()).isEqualTo(9);
        assertThat(repeat.blocks()).extracting(block -> ((Box) block).numbers()).containsExactly("3", "4");
        assertThat(((Box) blocks.get(3)).numbers()).isEqualTo("21");
        assertThat(texts(Charts.diagram(network))).contains("<b>× 9</b>", "98,410 parameters in all");
        // Two in a row are not yet a repetition.
        assertThat(new Blocks(new Network(Shape.of(4), 1, new Dense(4), new Dense(4), new Dense(2))).all())
                .hasSize(3);
    }

    @Test
    void branchesStandSideBySideAndASkipConnectionHasNoLayer() {
        var network = new Network(
                Shape.of(4),
                1,
                new Residual(new Dense(4), new Relu()),
                new Parallel(new Dense(2), new Sequential(new Dense(3), new Relu())),
                Residual.projected(new Dense(2), new Dense(2)));
        var blocks = new Blocks(network).all();
        var skip = (Branches) blocks.get(0);
        assertThat(skip.branches()).extracting(List::size).containsExactly(2, 0);
        assertThat(skip.sum()).isTrue();
        var parallel = (Branches) blocks.get(1);
        assertThat(parallel.branches()).extracting(List::size).containsExactly(1, 2);
        assertThat(parallel.out()).isEqualTo(Shape.of(5));
        assertThat(((Branches) blocks.get(2)).branches()).extracting(List::size).containsExactly(1, 1);
        assertThat(texts(Charts.diagram(network))).contains("+", "‖", "Residual", "Parallel");
    }
}
