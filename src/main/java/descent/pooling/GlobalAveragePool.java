package descent.pooling;

import descent.Layer;
import descent.Mode;
import descent.Shape;
import descent.internal.Check;
import descent.internal.Matrices;
import java.util.Arrays;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.ejml.data.FMatrixRMaj;

/**
 * The mean of each channel: y[c] = sum of its pixels / (height * width). Takes the place of wide dense layers at the end of
 * a convolutional network.
 *
 * <ul>
 *   <li>x: rows of channels x height x width;
 *   <li>y: rows of {@code channels} features.
 * </ul>
 *
 * <p>Lin, Chen and Yan 2014, Network in network, https://arxiv.org/abs/1312.4400
 */
public final class GlobalAveragePool implements Layer {
    private int channels, pixels;
    private FMatrixRMaj y, dx;

    @Override
    public Shape build(Shape in, SplittableGenerator random) {
        if (!in.isImage()) {
            throw new IllegalArgumentException(this + " expects an image, but got " + in);
        }
        channels = in.channels();
        pixels = in.height() * in.width();
        return Shape.of(channels);
    }

    @Override
    public FMatrixRMaj forward(FMatrixRMaj x, Mode mode) {
        Check.columns(this, x, channels * pixels);
        y = Matrices.sized(y, x.numRows, channels);
        for (int o = 0, i = 0; o < y.getNumElements(); o++) {
            double sum = 0;
            for (int end = i + pixels; i < end; i++) {
                sum += x.data[i];
            }
            y.data[o] = (float) (sum / pixels);
        }
        return y;
    }

    @Override
    public FMatrixRMaj backward(FMatrixRMaj dy) {
        dx = Matrices.sized(dx, dy.numRows, channels * pixels);
        for (int o = 0; o < dy.getNumElements(); o++) {
            Arrays.fill(dx.data, o * pixels, (o + 1) * pixels, dy.data[o] / pixels);
        }
        return dx;
    }

    /** The name. */
    @Override
    public String toString() {
        return "GlobalAveragePool";
    }
}
