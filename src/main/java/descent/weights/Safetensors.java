package descent.weights;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import descent.internal.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The safetensors format, readable from Python: eight bytes with the length of a header, the header in JSON with name, type,
 * shape and place of every tensor, then the numbers.
 *
 * <p>Only 32-bit floats (F32) are read and written. A file is written beside its place and then moved there in one step, so a
 * reader never sees half of it. Format: https://github.com/huggingface/safetensors
 */
public final class Safetensors {
    private static final int MOST_HEADER_BYTES = 100_000_000;
    private static final ObjectMapper JSON = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private Safetensors() {}

    /**
     * One tensor.
     *
     * @param shape its sizes
     * @param data its numbers, the last index fastest
     */
    public record Tensor(List<Integer> shape, float[] data) {
        /** Checks that shape and number of values agree. */
        public Tensor {
            shape = List.copyOf(shape);
            int size = shape.stream().reduce(1, Math::multiplyExact);
            if (size != data.length) {
                throw new IllegalArgumentException(
                        "a tensor of " + shape + " expects " + size + " values, but got " + data.length);
            }
        }
    }

    /**
     * What a file holds.
     *
     * @param tensors by name, in the order of the file
     * @param metadata notes of whoever wrote it
     */
    public record Content(Map<String, Tensor> tensors, Map<String, String> metadata) {}

    /** Writes tensors and notes to {@code path}; what was there is replaced once everything is written. */
    public static void write(Path path, Map<String, Tensor> tensors, Map<String, String> metadata) {
        ObjectNode header = JSON.createObjectNode();
        ObjectNode notes = header.putObject("__metadata__");
        metadata.forEach(notes::put);
        long end = 0;
        for (var entry : tensors.entrySet()) {
            ObjectNode tensor = header.putObject(entry.getKey()).put("dtype", "F32");
            entry.getValue().shape().forEach(tensor.putArray("shape")::add);
            long start = end;
            end += 4L * entry.getValue().data().length;
            tensor.putArray("data_offsets").add(start).add(end);
        }
        byte[] head = padded(header.toString());
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.toIntExact(8 + head.length + end)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(head.length).put(head);
        tensors.values().forEach(tensor -> {
            for (float value : tensor.data()) {
                bytes.putFloat(value);
            }
        });
        WholeFile.write(path, bytes.array());
    }

    /** With blanks up to a multiple of 8, so that the numbers start aligned. */
    private static byte[] padded(String header) {
        byte[] utf8 = header.getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(utf8, (utf8.length + 7) / 8 * 8);
        Arrays.fill(padded, utf8.length, padded.length, (byte) ' ');
        return padded;
    }

    /**
     * Reads a whole file.
     *
     * @throws IllegalArgumentException if it is not a sound safetensors file of 32-bit floats; the message says where
     * @throws UncheckedIOException if it cannot be read
     */
    public static Content read(Path path) {
        try {
            return content(path, ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    private static Content content(Path path, ByteBuffer bytes) {
        require(
                bytes.remaining() >= 8,
                path,
                "8 bytes with the length of the header",
                bytes.remaining() + " bytes in all");
        long length = bytes.getLong();
        require(
                length >= 2 && length <= MOST_HEADER_BYTES,
                path,
                "a header of 2 to " + MOST_HEADER_BYTES + " bytes",
                length);
        require(
                length <= bytes.remaining(),
                path,
                "a header of " + length + " bytes",
                bytes.remaining() + " bytes, truncated");
        byte[] head = new byte[(int) length];
        bytes.get(head);
        JsonNode header = header(path, head);
        ByteBuffer numbers = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);

        Map<String, String> metadata = new LinkedHashMap<>();
        header.path("__metadata__")
                .properties()
                .forEach(e -> metadata.put(e.getKey(), e.getValue().asText()));
        var entries = new ArrayList<>(header.properties());
        entries.removeIf(e -> e.getKey().equals("__metadata__"));
        entries.forEach(e -> checkEntry(path, e.getKey(), e.getValue()));
        entries.sort(Comparator.comparingLong(e -> offset(e.getValue(), 0)));
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        long end = 0;
        for (var entry : entries) {
            long from = offset(entry.getValue(), 0);
            require(from == end, path, entry.getKey() + " at byte " + end + " (no gap, no overlap)", "byte " + from);
            end = offset(entry.getValue(), 1);
            require(
                    end <= numbers.capacity(),
                    path,
                    end + " bytes of numbers",
                    numbers.capacity() + " bytes, truncated");
            tensors.put(entry.getKey(), tensor(path, entry.getKey(), entry.getValue(), numbers, from, end));
        }
        require(end == numbers.capacity(), path, end + " bytes of numbers", numbers.capacity() + " bytes");
        return new Content(tensors, metadata);
    }

    private static JsonNode header(Path path, byte[] head) {
        try {
            JsonNode header = JSON.readTree(head);
            require(header != null && header.isObject(), path, "a JSON object as header", header);
            return header;
        } catch (IOException e) {
            throw new IllegalArgumentException(path + " expects a JSON object as header, but got " + e.getMessage(), e);
        }
    }

    private static void checkEntry(Path path, String name, JsonNode entry) {
        require("F32".equals(entry.path("dtype").asText()), path, name + " of dtype F32", entry.path("dtype"));
        require(entry.path("shape").isArray(), path, name + " with a shape", entry);
        entry.path("shape")
                .forEach(size ->
                        require(size.canConvertToInt() && size.asInt() >= 0, path, name + " with sizes >= 0", size));
        JsonNode offsets = entry.path("data_offsets");
        require(
                offsets.size() == 2
                        && offsets.get(0).canConvertToLong()
                        && offsets.get(1).canConvertToLong(),
                path,
                name + " with two data_offsets",
                offsets);
    }

    private static long offset(JsonNode entry, int which) {
        return entry.get("data_offsets").get(which).asLong();
    }

    private static Tensor tensor(Path path, String name, JsonNode entry, ByteBuffer numbers, long from, long end) {
        var shape = new ArrayList<Integer>();
        entry.get("shape").forEach(size -> shape.add(size.asInt()));
        long size = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        require(
                end - from == 4 * size,
                path,
                name + " of " + shape + " in " + 4 * size + " bytes",
                end - from + " bytes");
        var data = new float[(int) size];
        numbers.slice((int) from, (int) (end - from))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(data);
        return new Tensor(shape, data);
    }

    private static void require(boolean ok, Path path, String expected, Object found) {
        if (!ok) {
            throw new IllegalArgumentException(path + " expects " + expected + ", but got " + found);
        }
    }
}
