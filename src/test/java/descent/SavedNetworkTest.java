package descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.activations.Relu;
import descent.layers.Dense;
import descent.weights.Safetensors;
import descent.weights.Weights;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A network of any layer of the library can be saved and read again without its code. */
class SavedNetworkTest {
    @TempDir
    Path folder;

    static List<CatalogueTest.Entry> layers() {
        // One entry holds a layer that only the tests have.
        return CatalogueTest.LAYERS.stream()
                .filter(entry -> !entry.name().contains("SignsToIndices"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void comesBackWithLayersAndState(CatalogueTest.Entry entry) {
        var network = new Network(entry.in(), 3, entry.make().get());
        FMatrixRMaj x = CatalogueTest.matrix(5, entry.in().columns(), 2);
        network.forward(x, Mode.TRAIN);
        for (Parameter parameter : network.parameters()) {
            parameter.value.data[0] += 0.5f;
        }
        Path path = folder.resolve("network.safetensors");
        Weights.save(network, path);
        Network again = Weights.read(path);
        assertThat(again.body().children())
                .hasToString(network.body().children().toString());
        assertThat(Weights.architecture(again)).isEqualTo(Weights.architecture(network));
        assertThat(again.predict(x).data).isEqualTo(network.predict(x).data);
        // The same seed and hyper-parameters: the same start, the same masks.
        var fresh = new Network(entry.in(), 3, entry.make().get());
        var rebuilt = Weights.read(path);
        Weights.of(fresh).into(rebuilt);
        assertThat(rebuilt.forward(x, Mode.TRAIN).data).isEqualTo(fresh.forward(x, Mode.TRAIN).data);
    }

    @Test
    void saysWhyThereIsNoBlueprint() {
        var network = new Network(Shape.of(2), 1, new Dense(3, (w, fanIn, fanOut, random) -> w[0] = 1), new Relu());
        Path path = folder.resolve("own.safetensors");
        Weights.save(network, path);
        Weights.load(network, path);
        assertThatThrownBy(() -> Weights.read(path))
                .hasMessageContaining("expects the blueprint of a network, but got none: cannot describe")
                .hasMessageContaining("neither a number, a text, a record, an enum nor a layer");
    }

    @Test
    void buildsNothingButLayersAndRecordsOfItsOwn() {
        Path path = folder.resolve("evil.safetensors");
        for (String name : List.of("java.lang.ProcessBuilder", "descent.Network", "descent.None")) {
            String blueprint = "{\"seed\":1,\"input\":{\"class\":\"descent.Shape\",\"values\":{\"sizes\":[2]}},"
                    + "\"layers\":[{\"class\":\"" + name + "\",\"values\":{}}]}";
            Safetensors.write(path, Map.of(), Map.of("blueprint", blueprint));
            assertThatThrownBy(() -> Weights.read(path)).isInstanceOf(IllegalArgumentException.class);
        }
        Safetensors.write(path, Map.of(), Map.of("blueprint", "{}"));
        assertThatThrownBy(() -> Weights.read(path)).hasMessageContaining("expected the blueprint of a network");
    }
}
