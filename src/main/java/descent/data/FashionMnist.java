package descent.data;

import descent.DataSet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Fashion-MNIST: pictures of clothes in the format of MNIST, and harder: 60,000 training and 10,000 test images of 28 by 28
 * pixels, in 10 classes.
 *
 * <p>The files (30 MB) are downloaded at the first use, to the folder {@code fashion-mnist} in {@code .cache/descent} of the
 * user's home, or in the folder that the environment variable {@code DESCENT_DATA} names. Files that were put there by hand,
 * under their original names, serve as well. Every file is compared with its MD5 before use.
 *
 * <p>Source: H. Xiao, K. Rasul and R. Vollgraf, Fashion-MNIST: a Novel Image Dataset for Benchmarking Machine Learning
 * Algorithms, 2017, <a href="https://arxiv.org/abs/1708.07747">arXiv:1708.07747</a>; MIT licence. Checksums as in its
 * <a href="https://github.com/zalandoresearch/fashion-mnist">repository</a>.
 */
public final class FashionMnist {
    /** The names of the classes, in the order of the labels. */
    public static final List<String> CLASSES = List.of(
            "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");

    private static final List<String> MIRRORS = List.of(
            "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
            "https://storage.googleapis.com/tensorflow/tf-keras-datasets/");

    private static final Map<String, String> MD5 = Map.of(
            "train-images-idx3-ubyte.gz", "8d4fb7e6c68d591d4c3dfef9ec88bf0d",
            "train-labels-idx1-ubyte.gz", "25c81989df183df01b3e8a0aad5dffbe",
            "t10k-images-idx3-ubyte.gz", "bef4ecab320f06d8554ea6380940ec79",
            "t10k-labels-idx1-ubyte.gz", "bb300cfdad3c16e7a12a480ee83cd310");

    private FashionMnist() {}

    /**
     * The training part, read anew at every call.
     *
     * @return 60,000 images of 1x28x28 with grey levels from 0 (background) to 1, and their classes 0 to 9
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
        var cache = new Cache("Fashion-MNIST", root.resolve("fashion-mnist"), MIRRORS, Duration.ofSeconds(20));
        return new IdxArchive(cache, MD5);
    }
}
