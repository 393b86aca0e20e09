package descent.layers;

import descent.initializers.Glorot;
import descent.initializers.Initializer;
import descent.initializers.Orthogonal;
import java.util.Arrays;

/**
 * The plain recurrent net: at every step, state = tanh(x weight + state recurrentWeight + bias). Shapes and options as in
 * {@link Recurrent}.
 *
 * <p>Backward multiplies the gradient by recurrentWeight' and by the slope of tanh once per step: over many steps it
 * vanishes or explodes.
 *
 * <p>Elman 1990, Finding structure in time, https://doi.org/10.1207/s15516709cog1402_1. One bias, as in Keras (PyTorch's
 * nn.RNN has two: {@link #recurrentBias}).
 */
public final class SimpleRnn extends Recurrent {
    /** That many units with Glorot weights for the inputs and orthogonal ones for the state, as in Keras. */
    public SimpleRnn(int units) {
        this(units, new Glorot(), new Orthogonal());
    }

    /** That many units: weights of the inputs drawn by one, weights of the state by the other initializer. */
    public SimpleRnn(int units, Initializer initializer, Initializer recurrentInitializer) {
        super(units, 1, initializer, recurrentInitializer);
    }

    @Override
    void step(int t) {
        int n = rows * units;
        Loops.tanh(a.data, t * n, n);
        System.arraycopy(a.data, t * n, h.data, (t + 1) * n, n);
    }

    @Override
    void stepBack(int t) {
        float[] states = h.data, gradient = da.data, dState = dh.data;
        int n = rows * units, at = t * n, after = at + n;
        for (int i = 0; i < n; i++) {
            gradient[at + i] = dState[i] * (1 - states[after + i] * states[after + i]);
        }
        Arrays.fill(dState, 0, n, 0);
    }
}
