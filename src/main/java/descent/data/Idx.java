package descent.data;

import descent.DataSet;
import descent.Shape;
import descent.Targets;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.ejml.data.FMatrixRMaj;

/**
 * Reads images and labels in the IDX format of MNIST and the sets made in its likeness, compressed by gzip or not:
 *
 * <pre>
 * images: 0x00000803, count, height, width (32-bit integers, high byte first), count * height * width bytes
 * labels: 0x00000801, count, count bytes
 * </pre>
 *
 * <p>Source: Y. LeCun, C. Cortes and C. Burges, <a href="http://yann.lecun.com/exdb/mnist/">The MNIST database</a>.
 */
public final class Idx {
    private static final int IMAGES = 0x803;
    private static final int LABELS = 0x801;

    private Idx() {}

    /**
     * The samples of two files that belong together.
     *
     * @param images a file of images
     * @param labels a file of labels, one per image
     * @return images of one channel, bytes 0 to 255 scaled to [0, 1], with their labels
     * @throws UncheckedIOException if a file is missing, damaged, too short, too long or of another kind, or if there are
     *     not as many labels as images
     */
    public static DataSet read(Path images, Path labels) {
        int[] classes = read(labels, in -> labels(in));
        return read(images, in -> images(in, classes, labels));
    }

    private static int[] labels(DataInputStream in) throws IOException {
        requireMagic(in, LABELS, "labels");
        byte[] bytes = new byte[size(in, "labels")];
        in.readFully(bytes);
        int[] labels = new int[bytes.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = bytes[i] & 0xff;
        }
        return labels;
    }

    private static DataSet images(DataInputStream in, int[] labels, Path labelFile) throws IOException {
        requireMagic(in, IMAGES, "images");
        int count = size(in, "images");
        if (count != labels.length) {
            throw new IOException(count + " images expect as many labels, but " + labelFile + " has " + labels.length);
        }
        int height = size(in, "pixel rows");
        int width = size(in, "pixel columns");
        if ((long) height * width * count > Integer.MAX_VALUE) {
            throw new IOException(
                    count + " images of " + height + "x" + width + " pixels are more than a matrix can hold");
        }
        var x = new FMatrixRMaj(count, height * width);
        byte[] row = new byte[x.numCols];
        for (int i = 0, k = 0; i < count; i++) {
            in.readFully(row);
            for (byte pixel : row) {
                x.data[k++] = (pixel & 0xff) / 255f;
            }
        }
        return new DataSet(x, Targets.of(labels), Shape.image(1, height, width));
    }

    private static void requireMagic(DataInputStream in, int expected, String what) throws IOException {
        int magic = in.readInt();
        if (magic != expected) {
            throw new IOException(String.format(
                    "an IDX file of %s starts with 0x%08x, but this one with 0x%08x", what, expected, magic));
        }
    }

    private static int size(DataInputStream in, String what) throws IOException {
        int size = in.readInt();
        if (size < 1) {
            throw new IOException("expected at least 1 for the number of " + what + ", but got " + size);
        }
        return size;
    }

    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    private static <T> T read(Path file, Reader<T> reader) {
        try (var in = new DataInputStream(new BufferedInputStream(open(file), 1 << 16))) {
            T result = reader.read(in);
            // Reading on to the end also makes gzip compare its own checksum.
            if (in.read() >= 0) {
                throw new IOException("expected the end of the file after the last sample, but there are more bytes");
            }
            return result;
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException(file + ": no such file", e);
        } catch (EOFException e) {
            throw new UncheckedIOException(file + ": the file ends early; it is truncated", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + e.getMessage(), e);
        }
    }

    /** The bytes of the file, decompressed if it starts as gzip does; IDX starts with two zeros. */
    private static InputStream open(Path file) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file));
        try {
            in.mark(2);
            boolean compressed = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            return compressed ? new GZIPInputStream(in, 1 << 16) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }
}
