package descent.layers;

import descent.initializers.Glorot;
import descent.initializers.Initializer;
import descent.initializers.Orthogonal;
import descent.internal.Matrices;
import org.ejml.data.FMatrixRMaj;

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
    private FMatrixRMaj state;

    /** That many units with Glorot weights for the inputs and orthogonal ones for the state, as in Keras. */
    public SimpleRnn(int units) {
        this(units, new Glorot(), new Orthogonal());
    }

    /** That many units: weights of the inputs drawn by one, weights of the state by the other initializer. */
    public SimpleRnn(int units, Initializer initializer, Initializer recurrentInitializer) {
        super(units, 1, initializer, recurrentInitializer);
    }

    @Override
    void step(int t, int from, int to) {
        int n = (to - from) * units, at = (t * rows + from) * units;
        Loops.tanh(a.data, at, n);
        System.arraycopy(a.data, at, h.data, at + rows * units, n);
    }

    @Override
    void beginBack() {
        state = Matrices.sized(state, rows, units);
    }

    /** On a copy of the states, so that all stands at one index and the loop is vectorized. */
    @Override
    void stepBack(int t, int from, int to) {
        float[] gradient = dh.data, y = state.data;
        int begin = from * units, end = to * units, at = t * rows * units + begin;
        System.arraycopy(h.data, at + rows * units, y, begin, end - begin);
        for (int i = begin; i < end; i++) {
            gradient[i] *= 1 - y[i] * y[i];
        }
        System.arraycopy(gradient, begin, da.data, at, end - begin);
        Loops.clear(dh, from, to);
    }
}
