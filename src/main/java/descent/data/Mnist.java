package descent.data;

import descent.DataSet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The MNIST database of handwritten digits: 60,000 training and 10,000 test images of 28 by 28 pixels, in 10 classes.
 *
 * <p>The files (11 MB) are downloaded at the first use, to the folder {@code mnist} in {@code .cache/descent} of the user's
 * home, or in the folder that the environment variable {@code DESCENT_DATA} names. Files that were put there by hand, under
 * their original names, serve as well. Every file is compared with its MD5 before use.
 *
 * <p>Source: Y. LeCun, C. Cortes and C. Burges, <a href="http://yann.lecun.com/exdb/mnist/">The MNIST database</a>; Y. LeCun, L.
 * Bottou, Y. Bengio and P. Haffner, Gradient-based learning applied to document recognition, Proc. IEEE 86, 1998. Checksums
 * as in <a href="https://docs.pytorch.org/vision/stable/_modules/torchvision/datasets/mnist.html">torchvision</a>.
 */
public final class Mnist {
    private static final List<String> MIRRORS = List.of(
            "https://storage.googleapis.com/cvdf-datasets/mnist/",
            "https://ossci-datasets.s3.amazonaws.com/mnist/",
            "https://raw.githubusercontent.com/fgnt/mnist/master/");

    private static final Map<String, String> MD5 = Map.of(
            "train-images-idx3-ubyte.gz", "f68b3c2dcbeaaa9fbdd348bbdeb94873",
            "train-labels-idx1-ubyte.gz", "d53e105ee54ea40749a09fcbcd1e9432",
            "t10k-images-idx3-ubyte.gz", "9fb629c4189551a2d022fa330f9573f3",
            "t10k-labels-idx1-ubyte.gz", "ec29112dd5afa0611ce80d1b7f02629c");

    private Mnist() {}

    /**
     * The training part, read anew at every call.
     *
     * @return 60,000 images of 1x28x28 with grey levels from 0 (paper) to 1 (ink), and their classes 0 to 9
     * @throws java.io.UncheckedIOException if a file is not there and cannot be downloaded; the message names the mirrors,
     *     their answers, and the folder to put the file into
     */
    public static DataSet train() {
        return archive(Cache.root(System.getenv("DESCENT_DATA"))).train();
    }

    /**
     * The test part, read anew at every call.
     *
     * @return 10,000 images as in {@link #train}
     * @throws java.io.UncheckedIOException as in {@link #train}
     */
    public static DataSet test() {
        return archive(Cache.root(System.getenv("DESCENT_DATA"))).test();
    }

    static IdxArchive archive(Path root) {
        return new IdxArchive(new Cache("MNIST", root.resolve("mnist"), MIRRORS, Duration.ofSeconds(20)), MD5);
    }
}
