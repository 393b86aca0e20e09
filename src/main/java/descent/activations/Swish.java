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
    protected void value(float[] x, float[] y, int n) {
        Floats.sigmoid(x, y, n);
        for (int i = 0; i < n; i++) {
            y[i] *= x[i];
        }
    }

    @Override
    protected void slope(float[] x, float[] y, float[] dy, float[] dx, int n) {
        Floats.sigmoid(x, dx, n);
        for (int i = 0; i < n; i++) {
            float s = dx[i];
            dx[i] = dy[i] * (s + x[i] * s * (1 - s));
        }
    }
}
