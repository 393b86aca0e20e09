package descent.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.Mode;
import descent.Network;
import descent.Shape;
import descent.activations.Relu;
import descent.layers.Dense;
import descent.normalization.BatchNorm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsTest {
    private static final FMatrixRMaj X = new FMatrixRMaj(3, 2, true, 1, 2, -1, 0.5f, 0, 3);

    @TempDir
    Path folder;

    private static Network network(long seed) {
        return new Network(Shape.of(2), seed, new Dense(4), new BatchNorm(), new Relu(), new Dense(3));
    }

    private Path file(String header, int numbers) throws IOException {
        byte[] head = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + head.length + numbers).order(ByteOrder.LITTLE_ENDIAN);
        return Files.write(
                folder.resolve("made"), bytes.putLong(head.length).put(head).array());
    }

    @Test
    void aSavedNetworkAnswersTheSame() {
        Network network = network(1);
        network.forward(X, Mode.TRAIN);
        Path path = folder.resolve("deep/network.safetensors");
        Weights.save(network, path);
        Network other = network(2);
        assertThat(other.predict(X).data).isNotEqualTo(network.predict(X).data);
        Weights.load(other, path);
        assertThat(other.predict(X).data).isEqualTo(network.predict(X).data);
        assertThat(path.getParent().toFile().list()).containsExactly("network.safetensors");
    }

    @Test
    void theFileIsAsTheFormatSays() throws IOException {
        Path path = folder.resolve("network.safetensors");
        Weights.save(network(1), path);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        long length = bytes.getLong();
        String header = new String(bytes.array(), 8, (int) length, StandardCharsets.UTF_8);
        assertThat(length % 8).isZero();
        assertThat(header)
                .contains("\"1.weight\":{\"dtype\":\"F32\",\"shape\":[2,4],\"data_offsets\":[0,32]}")
                .contains("\"2.running_variance\"");
        assertThat(bytes.getFloat(8 + (int) length))
                .isEqualTo(network(1).parameters().get(0).value.data[0]);
        assertThat(bytes.capacity()).isEqualTo(8 + length + 4 * (8 + 4 + 4 * 4 + 12 + 3));
    }

    @Test
    void stateIsKeptInMemoryAndPutBack() {
        Network network = network(1);
        float[] before = network.predict(X).data;
        Weights kept = Weights.of(network);
        network.named().get("1.weight").value.data[0] = 7;
        network.forward(X, Mode.TRAIN);
        assertThat(network.predict(X).data).isNotEqualTo(before);
        kept.into(network);
        assertThat(network.predict(X).data).isEqualTo(before);
    }

    @Test
    void lowerLayersAreTakenOverAndFrozen() {
        Network trained = network(1);
        var fresh = new Network(Shape.of(2), 2, new Dense(4), new BatchNorm(), new Relu(), new Dense(5));
        Weights.takeLower(trained, fresh, 3);
        Weights.setTrainable(fresh, 3, false);
        assertThat(fresh.named().get("1.weight").value.data)
                .isEqualTo(trained.named().get("1.weight").value.data);
        assertThat(fresh.named().get("1.weight").isTrainable()).isFalse();
        assertThat(fresh.named().get("4.weight").isTrainable()).isTrue();
        assertThatThrownBy(() -> Weights.takeLower(trained, fresh, 4))
                .hasMessage("weights for Network(2 -> 5): 4.weight expects shape [4, 5], but got [4, 3]");
    }

    @Test
    void refusesOtherNetworks() {
        Path path = folder.resolve("network.safetensors");
        Weights.save(network(1), path);
        var other = new Network(Shape.of(2), 1, new Dense(4), new Relu(), new Dense(3));
        assertThatThrownBy(() -> Weights.load(other, path))
                .hasMessageContaining(
                        "expects a network of 2: Dense(2 -> 4), BatchNorm(4), Relu, Dense(4 -> 3), but got")
                .hasMessageContaining("2: Dense(2 -> 4), Relu, Dense(4 -> 3)");
        assertThatThrownBy(() -> Weights.of(network(1)).into(other))
                .hasMessageContaining("missing [3.weight, 3.bias], left over [2.gamma, 2.beta");
        assertThatThrownBy(() -> Weights.load(other, folder.resolve("none")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot read");
    }

    @Test
    void refusesDamagedFiles() throws IOException {
        assertThatThrownBy(() -> Safetensors.read(Files.write(folder.resolve("x"), new byte[5])))
                .hasMessageContaining("expects 8 bytes with the length of the header, but got 5 bytes");
        byte[] huge = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(1L << 40)
                .array();
        assertThatThrownBy(() -> Safetensors.read(Files.write(folder.resolve("x"), huge)))
                .hasMessageContaining("expects a header of 2 to 100000000 bytes");
        byte[] shortHeader = ByteBuffer.allocate(10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(50)
                .array();
        assertThatThrownBy(() -> Safetensors.read(Files.write(folder.resolve("x"), shortHeader)))
                .hasMessageContaining("expects a header of 50 bytes, but got 2 bytes, truncated");
        Map<String, String> wrong = Map.of(
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}", "as header",
                "{\"a\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,8]}}", "a of dtype F32, but got \"F16\"",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}",
                        "a of [3] in 12 bytes, but got 8 bytes",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}}",
                        "16 bytes of numbers, but got 8 bytes, truncated",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
                        "4 bytes of numbers, but got 8 bytes",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
                        "b at byte 8 (no gap, no overlap), but got byte 4",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}", "a with two data_offsets",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}", "a with sizes >= 0, but got -2",
                "[1, 2]", "a JSON object as header, but got [1,2]",
                "{\"a\":1,\"a\":2}", "Duplicate field");
        for (var entry : wrong.entrySet()) {
            Path path = file(entry.getKey(), 8);
            assertThatThrownBy(() -> Safetensors.read(path))
                    .as(entry.getKey())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(entry.getValue());
        }
    }

    @Test
    void tensorsHoldWhatTheirShapeSays() {
        assertThatThrownBy(() -> new Safetensors.Tensor(List.of(2, 3), new float[5]))
                .hasMessage("a tensor of [2, 3] expects 6 values, but got 5");
    }
}
