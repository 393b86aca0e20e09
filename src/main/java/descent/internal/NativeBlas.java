package descent.internal;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.JavaBLAS;
import dev.ludovic.netlib.blas.NativeBLAS;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * Finds the BLAS: the library that the user names in the system property {@value #PROPERTY}, else the OpenBLAS that comes
 * in bytedeco's jar, else plain Java.
 *
 * <p>A BLAS of the operating system is used only when it is named: what is called libblas is often the reference
 * implementation, many times slower than OpenBLAS, and results should not depend on what happens to be installed.
 */
final class NativeBlas {
    private static final String PROPERTY = "dev.ludovic.netlib.blas.nativeLibPath";

    /** Reports every attempt by itself; one line from us says more. Held here, or its level would be forgotten. */
    private static final Logger NETLIB = Logger.getLogger("dev.ludovic.netlib");

    private NativeBlas() {}

    static BLAS load() {
        NETLIB.setLevel(Level.OFF);
        try {
            if (System.getProperty(PROPERTY) == null) {
                System.setProperty(PROPERTY, bundledOpenBlas().toString());
            }
            return NativeBLAS.getInstance();
        } catch (IOException | RuntimeException | LinkageError e) {
            System.err.println("Descent: no native BLAS for this platform, matrix products are computed in Java and are"
                    + " slower (" + e + ")");
            return JavaBLAS.getInstance();
        }
    }

    /**
     * Unpacks and loads bytedeco's OpenBLAS. One thread: the products of these networks are too small to be shared out,
     * and OpenBLAS's threads wait for each other in spin loops, which a busy neighbour turns into a standstill.
     */
    private static Path bundledOpenBlas() throws IOException {
        Path folder = Path.of(Loader.load(openblas_nolapack.class)).getParent();
        openblas_nolapack.blas_set_num_threads(1);
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("libopenblas"))
                    .min(Path::compareTo)
                    .orElseThrow(() -> new IOException("no libopenblas in " + folder));
        }
    }
}
