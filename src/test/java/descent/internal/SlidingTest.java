package descent.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pooling and convolution against loops that follow the definition. */
class SlidingTest {
    private static final int IMAGES = 3;

    /** Few different numbers, so that many are equal, some NaN, some infinite. */
    private static float[] withTies(int n) {
        float[] choice = {-2, -1, 0, 1, 2, 3, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
        return random(n, random -> choice[random.nextInt(random.nextInt(20) == 0 ? choice.length : 6)]);
    }

    private static float[] random(int n, ToDoubleFunction<SplittableRandom> draw) {
        var random = new SplittableRandom(n);
        var x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = (float) draw.applyAsDouble(random);
        }
        return x;
    }

    @ParameterizedTest
    @CsvSource({"2,2,0,6,8", "2,2,0,7,5", "3,2,1,7,8", "2,1,0,5,5", "3,3,0,9,7"})
    void maximumAndMeanUnderTheWindow(int kernel, int stride, int pad, int height, int width) {
        var sliding = new Sliding(1, new Side(height, kernel, stride, pad), new Side(width, kernel, stride, pad));
        int size = height * width, places = sliding.places();
        float[] x = withTies(IMAGES * size), max = new float[IMAGES * places], mean = max.clone();
        var winners = new int[max.length];
        sliding.max(x, 1, IMAGES, max, winners);
        sliding.average(x, 1, IMAGES, mean);
        for (int o = places; o < max.length; o++) {
            int place = o % places, top = place / sliding.columns.places * stride - pad;
            int left = place % sliding.columns.places * stride - pad, count = 0, best = -1;
            float sum = 0;
            for (int r = Math.max(0, top); r < Math.min(height, top + kernel); r++) {
                for (int c = Math.max(0, left); c < Math.min(width, left + kernel); c++, count++) {
                    int i = o / places * size + r * width + c;
                    sum += x[i];
                    best = best < 0 || x[i] > x[best] || x[i] != x[i] && x[best] == x[best] ? i : best;
                }
            }
            assertThat(winners[o]).isEqualTo(best);
            assertThat(max[o]).isEqualTo(Float.valueOf(x[best]));
            assertThat(mean[o]).isEqualTo(Float.valueOf(sum / count));
        }
        assertThat(max).startsWith(new float[places]);
    }

    @ParameterizedTest
    @CsvSource({"1,3,1,1,6,7", "1,5,1,0,9,8", "6,3,1,1,5,4", "6,3,2,1,7,8", "2,2,3,0,9,7", "8,1,1,0,4,5", "7,4,2,3,5,6"
    })
    void convolution(int channels, int kernel, int stride, int pad, int height, int width) {
        var sliding =
                new Sliding(channels, new Side(height, kernel, stride, pad), new Side(width, kernel, stride, pad));
        int filters = 5, inputs = channels * height * width, outputs = filters * sliding.places();
        var x = new FMatrixRMaj(IMAGES, inputs);
        x.data = random(IMAGES * inputs, r -> r.nextDouble() - 0.5);
        var dy = new FMatrixRMaj(IMAGES, outputs);
        dy.data = random(IMAGES * outputs, r -> r.nextDouble() - 0.5);
        float[] weight = random(filters * sliding.cells(), r -> r.nextDouble() - 0.5), bias = {1, 2, 3, 4, 5};
        var y = dy.createLike();
        var dx = x.createLike();
        float[] dWeight = new float[weight.length], dBias = {1, 0, 0, 0, 0};
        var convolution = new Convolution(sliding, filters);
        convolution.forward(x, weight, bias, y);
        convolution.backward(x, dy, weight, dWeight, dBias, dx);

        float[] wantedY = new float[y.data.length], wantedDx = new float[x.data.length];
        float[] wantedDWeight = new float[weight.length], wantedDBias = {1, 0, 0, 0, 0};
        for (int o = 0; o < wantedY.length; o++) {
            int place = o % sliding.places(), f = o / sliding.places() % filters, image = o / outputs;
            int top = place / sliding.columns.places * stride - pad,
                    left = place % sliding.columns.places * stride - pad;
            wantedY[o] += bias[f];
            wantedDBias[f] += dy.data[o];
            for (int w = 0; w < sliding.cells(); w++) {
                int r = top + w / kernel % kernel, c = left + w % kernel, at = f * sliding.cells() + w;
                if (r >= 0 && r < height && c >= 0 && c < width) {
                    int i = image * inputs + (w / kernel / kernel * height + r) * width + c;
                    wantedY[o] += weight[at] * x.data[i];
                    wantedDx[i] += weight[at] * dy.data[o];
                    wantedDWeight[at] += x.data[i] * dy.data[o];
                }
            }
        }
        assertClose(y.data, wantedY);
        assertClose(dx.data, wantedDx);
        assertClose(dWeight, wantedDWeight);
        assertClose(dBias, wantedDBias);
    }

    private static void assertClose(float[] got, float[] wanted) {
        assertThat(got).usingComparatorWithPrecision(1e-4f).containsExactly(wanted);
    }
}
