package descent.layers;

import descent.initializers.Glorot;
import descent.initializers.Initializer;
import descent.initializers.Orthogonal;
import descent.internal.Matrices;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * Long short-term memory: a cell that gates write to, keep and read, so that gradients flow through a sum. With the four
 * gates as columns of x weight + state recurrentWeight + bias, in this order (PyTorch's and Keras'):
 *
 * <pre>
 * i = sigmoid(...)      f = sigmoid(...)      g = tanh(...)      o = sigmoid(...)
 * cell = f cell + i g       state = o tanh(cell)
 * </pre>
 *
 * <p>Shapes and options as in {@link Recurrent}. The biases of the forget gate f start at 1, as in Keras (in PyTorch they do
 * not), so that in the beginning cells keep what they have.
 *
 * <p>Hochreiter and Schmidhuber 1997, Long short-term memory, https://doi.org/10.1162/neco.1997.9.8.1735, with the forget gate
 * of Gers, Schmidhuber and Cummins 2000, https://doi.org/10.1162/089976600300015015. Bias 1: Jozefowicz, Zaremba and Sutskever
 * 2015, https://proceedings.mlr.press/v37/jozefowicz15.html
 */
public final class Lstm extends Recurrent {
    /** The cells, from the one before the first step on, and their tanh after each step. */
    FMatrixRMaj c;

    private FMatrixRMaj tanhC;
    /** The gradient of one cell; after a backward pass, of the one before the first step. */
    FMatrixRMaj dc;
    /** The cells before the first step, and a gradient of the last ones; null for zeros. */
    FMatrixRMaj c0, dcLast;

    /** That many units with Glorot weights for the inputs and orthogonal ones for the state, as in Keras. */
    public Lstm(int units) {
        this(units, new Glorot(), new Orthogonal());
    }

    /** That many units: weights of the inputs drawn by one, weights of the state by the other initializer. */
    public Lstm(int units, Initializer initializer, Initializer recurrentInitializer) {
        super(units, 4, initializer, recurrentInitializer);
    }

    @Override
    void fillBias(float[] bias) {
        Arrays.fill(bias, units, 2 * units, 1);
    }

    @Override
    void begin(int steps) {
        c = Matrices.sized(c, (steps + 1) * rows, units);
        tanhC = Matrices.sized(tanhC, steps * rows, units);
        Loops.start(c0, c, rows * units);
    }

    @Override
    void step(int t, int from, int to) {
        float[] gates = a.data, cells = c.data, tanhs = tanhC.data, states = h.data;
        int u = units, n = rows * u, at = t * n + from * u, end = t * n + to * u;
        for (int cell = at; cell < end; cell += u) {
            int i = 4 * cell, f = i + u, g = f + u, o = g + u;
            Loops.sigmoid(gates, i, 2 * u);
            Loops.tanh(gates, g, u);
            Loops.sigmoid(gates, o, u);
            for (int j = 0; j < u; j++) {
                cells[cell + n + j] = gates[f + j] * cells[cell + j] + gates[i + j] * gates[g + j];
            }
        }
        System.arraycopy(cells, at + n, tanhs, at, end - at);
        Loops.tanh(tanhs, at, end - at);
        for (int cell = at; cell < end; cell += u) {
            int o = 4 * cell + 3 * u;
            for (int j = 0; j < u; j++) {
                states[cell + n + j] = gates[o + j] * tanhs[cell + j];
            }
        }
    }

    @Override
    void beginBack() {
        dc = Matrices.sized(dc, rows, units);
    }

    @Override
    void cut(boolean end, int from, int to) {
        Loops.clear(dc, from, to);
        if (end && dcLast != null) {
            System.arraycopy(dcLast.data, from * units, dc.data, from * units, (to - from) * units);
        }
    }

    @Override
    void stepBack(int t, int from, int to) {
        float[] gates = a.data,
                gradient = da.data,
                cells = c.data,
                tanhs = tanhC.data,
                dState = dh.data,
                dCell = dc.data;
        int u = units;
        for (int r = from; r < to; r++) {
            int k = r * u, cell = t * rows * u + k, i = 4 * cell, f = i + u, g = f + u, o = g + u;
            for (int j = 0; j < u; j++) {
                float in = gates[i + j], forget = gates[f + j], fresh = gates[g + j], out = gates[o + j];
                float y = tanhs[cell + j], d = dCell[k + j] + dState[k + j] * out * (1 - y * y);
                gradient[i + j] = d * fresh * in * (1 - in);
                gradient[f + j] = d * cells[cell + j] * forget * (1 - forget);
                gradient[g + j] = d * in * (1 - fresh * fresh);
                gradient[o + j] = dState[k + j] * y * out * (1 - out);
                dCell[k + j] = d * forget;
            }
        }
        Loops.clear(dh, from, to);
    }
}
