package descent.layers;

import descent.initializers.Glorot;
import descent.initializers.Initializer;
import descent.initializers.Orthogonal;

/**
 * The gated recurrent unit: with a = x weight + bias and q = state recurrentWeight + recurrentBias, both with three gates as
 * columns in this order (PyTorch's; Keras has z first):
 *
 * <pre>
 * r = sigmoid(a_r + q_r)      z = sigmoid(a_z + q_z)      n = tanh(a_n + r q_n)
 * state = (1 - z) n + z state
 * </pre>
 *
 * <p>Shapes and options as in {@link Recurrent}; there are always two biases.
 *
 * <p>Cho, van Merrienboer, Gulcehre, Bahdanau, Bougares, Schwenk and Bengio 2014, https://arxiv.org/abs/1406.1078, in the form of
 * PyTorch and of Keras with reset_after: r multiplies the state's part after the product, with its bias. (In the paper it
 * multiplies the state before the product.)
 */
public final class Gru extends Recurrent {
    /** That many units with Glorot weights for the inputs and orthogonal ones for the state, as in Keras. */
    public Gru(int units) {
        this(units, new Glorot(), new Orthogonal());
    }

    /** That many units: weights of the inputs drawn by one, weights of the state by the other initializer. */
    public Gru(int units, Initializer initializer, Initializer recurrentInitializer) {
        super(units, 3, initializer, recurrentInitializer);
        recurrentBias();
    }

    @Override
    boolean separate() {
        return true;
    }

    @Override
    void step(int t, int from, int to) {
        float[] gates = a.data, fromState = q.data, states = h.data;
        int u = units, n = rows * u;
        for (int row = from; row < to; row++) {
            int k = t * n + row * u, r = 3 * k, z = r + u, fresh = z + u;
            for (int j = r; j < fresh; j++) {
                gates[j] += fromState[j];
            }
            Loops.sigmoid(gates, r, 2 * u);
            for (int j = 0; j < u; j++) {
                gates[fresh + j] += gates[r + j] * fromState[fresh + j];
            }
            Loops.tanh(gates, fresh, u);
            for (int j = 0; j < u; j++) {
                float keep = gates[z + j];
                states[k + n + j] = (1 - keep) * gates[fresh + j] + keep * states[k + j];
            }
        }
    }

    @Override
    void stepBack(int t, int from, int to) {
        float[] gates = a.data,
                fromState = q.data,
                states = h.data,
                gradient = da.data,
                dFromState = dq.data,
                dState = dh.data;
        int u = units;
        for (int row = from; row < to; row++) {
            int k = row * u, state = t * rows * u + k, r = 3 * state, z = r + u, n = z + u;
            for (int j = 0; j < u; j++) {
                float reset = gates[r + j], keep = gates[z + j], fresh = gates[n + j], d = dState[k + j];
                float dn = d * (1 - keep) * (1 - fresh * fresh);
                float dr = dn * fromState[n + j] * reset * (1 - reset);
                float dz = d * (states[state + j] - fresh) * keep * (1 - keep);
                gradient[r + j] = dr;
                gradient[z + j] = dz;
                gradient[n + j] = dn;
                dFromState[r + j] = dr;
                dFromState[z + j] = dz;
                dFromState[n + j] = dn * reset;
                dState[k + j] = d * keep;
            }
        }
    }
}
