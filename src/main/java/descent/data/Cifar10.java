package descent.data;

import descent.DataSet;
import descent.Shape;
import descent.Targets;
import descent.internal.Check;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.ejml.data.FMatrixRMaj;

/**
 * CIFAR-10: photographs of 10 kinds of animals and vehicles, 50,000 training and 10,000 test images of 32 by 32 pixels in three
 * colours.
 *
 * <p>The archive (the binary version, 162 MB) is downloaded at the first use, to the folder {@code cifar-10} in
 * {@code .cache/descent} of the user's home, or in the folder that the environment variable {@code DESCENT_DATA} names. An
 * archive that was put there by hand, under its original name, serves as well. It is compared with its MD5 before use.
 *
 * <p>Source: A. Krizhevsky, Learning Multiple Layers of Features from Tiny Images, 2009; files and checksum as on
 * <a href="https://www.cs.toronto.edu/~kriz/cifar.html">its page</a>.
 */
public final class Cifar10 {
    /** The names of the classes, in the order of the labels. */
    public static final List<String> CLASSES =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    private static final String ARCHIVE = "cifar-10-binary.tar.gz", MD5 = "c32a1d4ab5d03f1284b67883e8d87530";
    private static final List<String> MIRRORS =
            List.of("https://www.cs.toronto.edu/~kriz/", "https://cave.cs.toronto.edu/kriz/");
    private static final Shape SHAPE = Shape.image(3, 32, 32);
    private static final int PER_FILE = 10_000, FILES = 5;

    private Cifar10() {}

    /**
     * The whole training part, read anew at every call. It takes 0.6 GB of memory, and 0.8 GB while it is read.
     *
     * @return 50,000 images of 3x32x32, red, green and blue from 0 to 1, and their classes 0 to 9
     * @throws UncheckedIOException if the archive is not there and cannot be downloaded; the message names the mirrors, their
     *     answers, and the folder to put it into
     */
    public static DataSet train() {
        return train(FILES * PER_FILE);
    }

    /**
     * The first {@code samples} images of the training part, which come in no particular order.
     *
     * @param samples how many, at least 1
     * @throws UncheckedIOException as in {@link #train()}
     */
    public static DataSet train(int samples) {
        Check.atLeastOne("Cifar10", "samples", samples);
        return read(archive(Cache.root(System.getenv("DESCENT_DATA"))), trainingFiles(samples), samples);
    }

    /**
     * The test part, read anew at every call.
     *
     * @return 10,000 images as in {@link #train()}
     * @throws UncheckedIOException as in {@link #train()}
     */
    public static DataSet test() {
        return read(archive(Cache.root(System.getenv("DESCENT_DATA"))), testFiles(), PER_FILE);
    }

    private static Path archive(Path root) {
        return cache(root).file(ARCHIVE, MD5);
    }

    static Cache cache(Path root) {
        return new Cache("CIFAR-10", root.resolve("cifar-10"), MIRRORS, Duration.ofSeconds(20));
    }

    /** The files that hold the first {@code samples} training images. */
    static List<String> trainingFiles(int samples) {
        var all = new String[FILES];
        Arrays.setAll(all, i -> "cifar-10-batches-bin/data_batch_" + (i + 1) + ".bin");
        int count = Math.min(FILES, (samples - 1) / PER_FILE + 1);
        return List.of(all).subList(0, count);
    }

    static List<String> testFiles() {
        return List.of("cifar-10-batches-bin/test_batch.bin");
    }

    /** The first {@code samples} images of these files of the archive, or all if there are fewer. */
    static DataSet read(Path archive, List<String> names, int samples) {
        var files = new HashMap<String, byte[]>();
        try (var tar = new Tar(new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive)), 1 << 16))) {
            for (String name = tar.next(); name != null && files.size() < names.size(); name = tar.next()) {
                if (names.contains(name)) {
                    files.put(name, tar.content());
                }
            }
            return decoded(files, names, samples);
        } catch (EOFException e) {
            throw new UncheckedIOException(archive + ": the archive ends early; it is truncated", e);
        } catch (IOException e) {
            throw new UncheckedIOException(archive + ": " + e.getMessage(), e);
        }
    }

    /** Each image is a byte for its class and one for each pixel of each colour. */
    private static DataSet decoded(Map<String, byte[]> files, List<String> names, int samples) throws IOException {
        int pixels = SHAPE.columns(), count = 0;
        for (String name : names) {
            byte[] bytes = files.get(name);
            if (bytes == null) {
                throw new IOException("expected a file " + name + " in the archive, but it is not there");
            }
            if (bytes.length == 0 || bytes.length % (1 + pixels) != 0) {
                throw new IOException("expected images of " + (1 + pixels) + " bytes in " + name + ", but it has "
                        + bytes.length + " bytes");
            }
            count += bytes.length / (1 + pixels);
        }
        var x = new FMatrixRMaj(Math.min(count, samples), pixels);
        var labels = new int[x.numRows];
        int image = 0;
        for (String name : names) {
            byte[] bytes = files.get(name);
            for (int at = 0; at < bytes.length && image < labels.length; image++) {
                labels[image] = bytes[at++];
                if (labels[image] < 0 || labels[image] >= CLASSES.size()) {
                    throw new IOException("expected classes from 0 to 9 in " + name + ", but got " + labels[image]);
                }
                for (int p = 0; p < pixels; p++) {
                    x.data[image * pixels + p] = (bytes[at++] & 0xff) / 255f;
                }
            }
        }
        return new DataSet(x, Targets.of(labels), SHAPE);
    }
}
