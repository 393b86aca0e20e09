package descent.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.DataSet;
import descent.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On made archives in the form of the real one, with fewer images in each file. */
class Cifar10Test {
    private static final int IMAGE = 1 + 3 * 32 * 32;

    @TempDir
    Path folder;

    /** Images of these classes; pixel p of image i has the level (p + 10 i) mod 256. */
    private static byte[] images(int... labels) {
        var bytes = new byte[labels.length * IMAGE];
        for (int i = 0; i < labels.length; i++) {
            bytes[i * IMAGE] = (byte) labels[i];
            for (int p = 0; p < IMAGE - 1; p++) {
                bytes[i * IMAGE + 1 + p] = (byte) (p + 10 * i);
            }
        }
        return bytes;
    }

    /** A header and the content in whole blocks, as POSIX describes them. */
    private static byte[] entry(String name, char type, byte[] content) {
        var entry = new byte[512 + (content.length + 511) / 512 * 512];
        put(entry, 0, name);
        put(entry, 100, "0000644\0");
        put(entry, 124, String.format("%011o", content.length));
        put(entry, 148, "        ");
        entry[156] = (byte) type;
        put(entry, 257, "ustar\00000");
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += entry[i] & 0xff;
        }
        put(entry, 148, String.format("%06o\0 ", sum));
        System.arraycopy(content, 0, entry, 512, content.length);
        return entry;
    }

    private static void put(byte[] to, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, to, at, bytes.length);
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private Path archive(byte[]... entries) throws IOException {
        Path file = folder.resolve("cifar.tar.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(joined(entries));
        }
        return file;
    }

    private static byte[] batch(String name, int... labels) {
        return entry("cifar-10-batches-bin/" + name, '0', images(labels));
    }

    private Path whole() throws IOException {
        return archive(
                entry("cifar-10-batches-bin/", '5', new byte[0]),
                batch("data_batch_1.bin", 3, 9),
                entry("cifar-10-batches-bin/readme.html", '0', new byte[1000]),
                batch("data_batch_3.bin", 5),
                batch("data_batch_2.bin", 4, 0),
                batch("data_batch_4.bin", 6),
                batch("data_batch_5.bin", 7),
                batch("test_batch.bin", 8, 1),
                new byte[1024]);
    }

    @Test
    void readsTheFilesInTheirOrder() throws IOException {
        DataSet train = Cifar10.read(whole(), Cifar10.trainingFiles(50_000), 50_000);
        assertThat(train.labels()).containsExactly(3, 9, 4, 0, 5, 6, 7);
        assertThat(train.shape()).isEqualTo(Shape.image(3, 32, 32));
        assertThat(train.x().get(0, 0)).isZero();
        assertThat(train.x().get(0, 255)).isEqualTo(1);
        assertThat(train.x().get(1, 3071)).isEqualTo((3071 + 10) % 256 / 255f);
        assertThat(train.x().get(3, 1024)).isEqualTo((1024 + 10) % 256 / 255f);
        assertThat(Cifar10.read(whole(), Cifar10.testFiles(), 10_000).labels()).containsExactly(8, 1);
    }

    @Test
    void readsNoMoreThanAskedFor() throws IOException {
        assertThat(Cifar10.read(whole(), Cifar10.trainingFiles(3), 3).labels()).containsExactly(3, 9);
        assertThat(Cifar10.read(whole(), Cifar10.trainingFiles(10_001), 3).labels())
                .containsExactly(3, 9, 4);
        assertThat(Cifar10.trainingFiles(10_000)).hasSize(1);
        assertThat(Cifar10.trainingFiles(10_001)).hasSize(2);
        assertThat(Cifar10.trainingFiles(Integer.MAX_VALUE)).hasSize(5);
        assertThatThrownBy(() -> Cifar10.train(0)).hasMessage("Cifar10 expects samples >= 1, but got 0");
    }

    @Test
    void saysWhatIsWrongWithAnArchive() throws IOException {
        byte[] good = batch("test_batch.bin", 8), damaged = good.clone(), sizeless = good.clone();
        damaged[10] ^= 1;
        requireRefused(" ends early; it is truncated", Arrays.copyOf(good, 2000));
        requireRefused(" ends early; it is truncated", Arrays.copyOf(good, 300));
        requireRefused(" ends early; it is truncated", batch("other.bin", 1));
        requireRefused("no tar archive, or a damaged one: a header's checksum is wrong", damaged);
        put(sizeless, 148, "none    ");
        requireRefused("expected an octal number, but got \"none\"", sizeless);
        requireRefused(
                "expected a file cifar-10-batches-bin/test_batch.bin in the archive, but it is not there",
                batch("other.bin", 1),
                new byte[1024]);
        requireRefused(
                "expected images of 3073 bytes in cifar-10-batches-bin/test_batch.bin, but it has 3072 bytes",
                entry("cifar-10-batches-bin/test_batch.bin", '0', new byte[3072]),
                new byte[1024]);
        requireRefused(
                "expected classes from 0 to 9 in cifar-10-batches-bin/test_batch.bin, but got 10",
                batch("test_batch.bin", 10),
                new byte[1024]);
        Path plain = Files.write(folder.resolve("plain"), good);
        assertThatThrownBy(() -> Cifar10.read(plain, Cifar10.testFiles(), 1))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith(plain + ": ");
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> Cifar10.read(missing, Cifar10.testFiles(), 1))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("missing");
    }

    private void requireRefused(String message, byte[]... entries) throws IOException {
        Path file = archive(entries);
        assertThatThrownBy(() -> Cifar10.read(file, Cifar10.testFiles(), 10))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(message);
    }

    @Test
    void knowsItsFolderMirrorsAndClasses() {
        Cache cache = Cifar10.cache(folder);
        assertThat(cache.folder()).isEqualTo(folder.resolve("cifar-10"));
        assertThat(cache.mirrors()).hasSizeGreaterThan(1).allMatch(m -> m.matches("https://.+/"));
        assertThat(Cifar10.CLASSES).hasSize(10).doesNotHaveDuplicates();
    }
}
