package descent.data;

import descent.DataSet;
import descent.Shape;
import descent.Targets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.ejml.data.FMatrixRMaj;

/**
 * 1,797 handwritten digits of 8 by 8 grey levels, bundled with the library: small enough for experiments that take
 * seconds, and no download.
 *
 * <p>It is the test part of <a href="https://doi.org/10.24432/C50P49">Optical Recognition of Handwritten Digits</a>, E.
 * Alpaydin and C. Kaynak, 1998, UCI Machine Learning Repository, licensed under
 * <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>; the same samples as scikit-learn's
 * {@code load_digits}, in the same order.
 */
public final class Digits {
    private static final Shape SHAPE = Shape.image(1, 8, 8);
    private static final int LEVELS = 16;

    private Digits() {}

    /**
     * All samples, read anew at every call.
     *
     * @return 1,797 images of 1x8x8 with grey levels from 0 to 1 (the original's 0 to 16, divided by 16), and their classes 0
     *     to 9
     */
    public static DataSet load() {
        List<String> lines = lines();
        var x = new FMatrixRMaj(lines.size(), SHAPE.columns());
        int[] labels = new int[lines.size()];
        for (int i = 0; i < labels.length; i++) {
            String[] values = lines.get(i).split(",");
            for (int j = 0; j < x.numCols; j++) {
                x.unsafe_set(i, j, Float.parseFloat(values[j]) / LEVELS);
            }
            labels[i] = Integer.parseInt(values[x.numCols]);
        }
        return new DataSet(x, Targets.of(labels), SHAPE);
    }

    private static List<String> lines() {
        String name = "digits.csv.gz";
        try (var file = Digits.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("expected " + name + " beside " + Digits.class.getName()
                        + " on the class path, but it is not there: was the jar repackaged without it?");
            }
            var text = new InputStreamReader(new GZIPInputStream(file), StandardCharsets.US_ASCII);
            return new BufferedReader(text).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the bundled " + name + " cannot be read: " + e.getMessage(), e);
        }
    }
}
