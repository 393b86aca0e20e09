package descent.data;

import descent.DataSet;
import java.util.Map;

/**
 * A set of images in the four files of MNIST.
 *
 * @param cache where the files are
 * @param md5 the checksum of every file, by its name
 */
record IdxArchive(Cache cache, Map<String, String> md5) {
    DataSet train() {
        return read("train");
    }

    DataSet test() {
        return read("t10k");
    }

    private DataSet read(String part) {
        String images = part + "-images-idx3-ubyte.gz";
        String labels = part + "-labels-idx1-ubyte.gz";
        return Idx.read(cache.file(images, md5.get(images)), cache.file(labels, md5.get(labels)));
    }
}
