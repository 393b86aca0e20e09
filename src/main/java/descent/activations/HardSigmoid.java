package descent.activations;

import descent.internal.Floats;

/**
 * y = min(1, max(0, (x + 3) / 6)): the sigmoid in three straight pieces, as in PyTorch (the first Keras had slope 1/5).
 *
 * <p>Courbariaux, Bengio and David 2015, BinaryConnect, https://arxiv.org/abs/1511.00363
 */
public final class HardSigmoid extends ElementWise {

    @Override
    protected void value(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = Math.min(1, Math.max(0, (x[i] + 3) / 6));
        }
    }

    @Override
    protected void slope(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        for (int i = from; i < to; i++) {
            dx[i] = dy[i] / 6 * Floats.step(3 - Math.abs(x[i]));
        }
    }
}
