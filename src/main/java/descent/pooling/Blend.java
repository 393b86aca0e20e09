package descent.pooling;

import descent.Mode;
import descent.Window;

/** y = alpha max + (1 - alpha) average, with an alpha that is learned. */
abstract class Blend extends Pooling {
    private float[] largest = new float[0], mean = new float[0], alpha = new float[0], part = new float[0];
    private int[] winners = new int[0];

    Blend(Window window) {
        super(window);
    }

    /** Writes the alpha of every window. */
    abstract void mix(float[] x, int planes, float[] alpha);

    /** Adds to the gradients of the parameters, given that of each alpha, and adds to dx what comes to x through alpha. */
    abstract void learn(float[] dAlpha, int planes, float[] dx);

    @Override
    final void pool(float[] x, int planes, float[] y, Mode mode) {
        int n = planes * sliding.places();
        largest = atLeast(largest, n);
        mean = atLeast(mean, n);
        alpha = atLeast(alpha, n);
        part = atLeast(part, n);
        winners = atLeast(winners, n);
        sliding.max(x, 0, planes, largest, winners);
        sliding.average(x, 0, planes, mean);
        mix(x, planes, alpha);
        for (int o = 0; o < n; o++) {
            y[o] = alpha[o] * largest[o] + (1 - alpha[o]) * mean[o];
        }
    }

    @Override
    final void spread(float[] dy, int planes, float[] dx) {
        clear(dx, 0, planes);
        int n = planes * sliding.places();
        for (int o = 0; o < n; o++) {
            dx[winners[o]] += alpha[o] * dy[o];
            part[o] = (1 - alpha[o]) * dy[o];
        }
        sliding.addShares(part, 0, planes, dx);
        for (int o = 0; o < n; o++) {
            part[o] = dy[o] * (largest[o] - mean[o]);
        }
        learn(part, planes, dx);
    }
}
