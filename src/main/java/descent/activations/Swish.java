package descent.activations;

import descent.internal.Floats;

/**
 * y = x sigmoid(x), also called SiLU: smooth, and not monotonic: it dips to -0.28 at x = -1.28.
 *
 * <p>Ramachandran, Zoph and Le 2017, Searching for activation functions, https://arxiv.org/abs/1710.05941; Elfwing, Uchibe and Doya
 * 2018, https://arxiv.org/abs/1702.03118
 */
public final class Swish extends ElementWise {

    @Override
    protected void value(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = x[i] * Floats.sigmoid(x[i]);
        }
    }

    @Override
    protected void slope(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        for (int i = from; i < to; i++) {
            dx[i] = Floats.sigmoid(x[i]);
        }
        for (int i = from; i < to; i++) {
            float s = dx[i];
            dx[i] = dy[i] * (s + x[i] * s * (1 - s));
        }
    }
}
