package descent.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.DataSet;
import descent.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {
    /** Three images of 2x3 pixels: 0 to 17, but the last pixel is 255. */
    static byte[] images() {
        var bytes =
                ByteBuffer.allocate(16 + 18).putInt(0x803).putInt(3).putInt(2).putInt(3);
        for (int i = 0; i < 17; i++) {
            bytes.put((byte) i);
        }
        return bytes.put((byte) 255).array();
    }

    static byte[] labels(int... labels) {
        var bytes = ByteBuffer.allocate(8 + labels.length).putInt(0x801).putInt(labels.length);
        for (int label : labels) {
            bytes.put((byte) label);
        }
        return bytes.array();
    }

    static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @TempDir
    Path folder;

    Path images;
    Path labels;

    @BeforeEach
    void files() throws IOException {
        images = Files.write(folder.resolve("images.gz"), gzip(images()));
        labels = Files.write(folder.resolve("labels.gz"), gzip(labels(7, 200, 0)));
    }

    @Test
    void readsPixelsAndLabels() {
        DataSet data = Idx.read(images, labels);
        assertThat(data.shape()).isEqualTo(Shape.image(1, 2, 3));
        assertThat(data.labels()).containsExactly(7, 200, 0);
        assertThat(data.x().get(0, 1)).isEqualTo(1 / 255f);
        assertThat(data.x().get(1, 0)).isEqualTo(6 / 255f);
        assertThat(data.x().get(2, 5)).isEqualTo(1f);
    }

    @Test
    void readsUncompressedFiles() throws IOException {
        Files.write(images, images());
        Files.write(labels, labels(1, 2, 3));
        assertThat(Idx.read(images, labels).labels()).containsExactly(1, 2, 3);
    }

    @Test
    void refusesATruncatedFile() throws IOException {
        byte[] compressed = gzip(images());
        for (int length : new int[] {compressed.length - 1, compressed.length / 2, 12, 5, 1, 0}) {
            Files.write(images, Arrays.copyOf(compressed, length));
            refuses(images + ": the file ends early; it is truncated");
        }
        for (int length : new int[] {33, 17, 15, 3}) {
            Files.write(images, Arrays.copyOf(images(), length));
            refuses(images + ": the file ends early; it is truncated");
        }
    }

    @Test
    void refusesAChangedByte() throws IOException {
        byte[] compressed = gzip(images());
        compressed[compressed.length - 6] ^= 1;
        Files.write(images, compressed);
        refuses(images + ": Corrupt GZIP trailer");
    }

    @Test
    void refusesAnotherKindOfFile() throws IOException {
        Files.write(images, gzip(labels(1, 2, 3)));
        refuses(images + ": an IDX file of images starts with 0x00000803, but this one with 0x00000801");
        Files.writeString(labels, "<html>");
        refuses(labels + ": an IDX file of labels starts with 0x00000801, but this one with 0x3c68746d");
    }

    @Test
    void refusesAnotherNumberOfLabels() throws IOException {
        Files.write(labels, labels(1, 2));
        refuses(images + ": 3 images expect as many labels, but " + labels + " has 2");
    }

    @Test
    void refusesMoreBytesThanAnnounced() throws IOException {
        Files.write(labels, gzip(Arrays.copyOf(labels(1, 2, 3), 12)));
        refuses(labels + ": expected the end of the file after the last sample, but there are more bytes");
    }

    @Test
    void refusesImpossibleSizes() throws IOException {
        Files.write(images, ByteBuffer.allocate(16).putInt(0x803).putInt(-1).array());
        refuses(images + ": expected at least 1 for the number of images, but got -1");
        Files.write(
                images,
                ByteBuffer.allocate(16)
                        .putInt(0x803)
                        .putInt(3)
                        .putInt(1 << 20)
                        .putInt(1 << 20)
                        .array());
        refuses(images + ": 3 images of 1048576x1048576 pixels are more than a matrix can hold");
    }

    @Test
    void refusesAMissingFile() throws IOException {
        Files.delete(labels);
        refuses(labels + ": no such file");
    }

    private void refuses(String message) {
        assertThatThrownBy(() -> Idx.read(images, labels))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(message);
    }
}
