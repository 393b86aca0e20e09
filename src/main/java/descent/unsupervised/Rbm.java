package descent.unsupervised;

import descent.Parameter;
import descent.initializers.Normal;
import descent.internal.Check;
import descent.internal.ColumnSums;
import descent.internal.Matrices;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.ejml.data.FMatrixRMaj;

/**
 * A restricted Boltzmann machine: visible and hidden units that attract each other, and none within a side. For binary
 * units, with samples v and states h in rows,
 *
 * <pre>
 * E(v, h) = -v visibleBias' - h hiddenBias' - v weight h'
 * P(h = 1 | v) = sigmoid(v weight + hiddenBias)      P(v = 1 | h) = sigmoid(h weight' + visibleBias)
 * </pre>
 *
 * <p>Gaussian visible units are for data that are not binary, with (v - visibleBias)^2 / 2 in place of -v visibleBias', and
 * mean h weight' + visibleBias; Gaussian hidden units, alike, are for the code of an autoencoder.
 *
 * <ul>
 *   <li>weight: visible x hidden; visibleBias: 1 x visible; hiddenBias: 1 x hidden. The weights start as normal draws with
 *       standard deviation 0.01, the biases at 0.
 * </ul>
 *
 * <p>Smolensky 1986, Information processing in dynamical systems: foundations of harmony theory; Hinton 2010, A practical
 * guide to training restricted Boltzmann machines, https://www.cs.toronto.edu/~hinton/absps/guideTR.pdf (Gaussian units:
 * section 13). Trained by {@link RbmTrainer}. Serves one thread at a time.
 */
public final class Rbm {
    private final Units visibleUnits, hiddenUnits;
    private final Parameter weight, visibleBias, hiddenBias;
    private final ColumnSums visibleSums, hiddenSums;
    private FMatrixRMaj visibleInputs, hiddenInputs;

    /** Binary units. */
    public Rbm(int visible, int hidden, long seed) {
        this(Units.BINARY, visible, Units.BINARY, hidden, seed);
    }

    /** Gaussian visible units, binary hidden ones. */
    public static Rbm gaussian(int visible, int hidden, long seed) {
        return new Rbm(Units.GAUSSIAN, visible, Units.BINARY, hidden, seed);
    }

    /**
     * Units of these kinds; not both sides can be Gaussian, for then the energy has no floor.
     *
     * @param visible how many visible units
     * @param hidden how many hidden units
     * @param seed of the weights
     */
    public Rbm(Units visibleUnits, int visible, Units hiddenUnits, int hidden, long seed) {
        Check.atLeastOne("Rbm", "visible", visible);
        Check.atLeastOne("Rbm", "hidden", hidden);
        if (visibleUnits == Units.GAUSSIAN && hiddenUnits == Units.GAUSSIAN) {
            throw new IllegalArgumentException(
                    "Rbm expects binary units on one side at least, but got Gaussian on both");
        }
        this.visibleUnits = visibleUnits;
        this.hiddenUnits = hiddenUnits;
        weight = Parameter.weight("weight", visible, hidden);
        new Normal(0.01).fill(weight.value.data, visible, hidden, new SplittableRandom(seed));
        visibleBias = Parameter.vector("visible bias", visible, 0);
        hiddenBias = Parameter.vector("hidden bias", hidden, 0);
        visibleSums = new ColumnSums(visible);
        hiddenSums = new ColumnSums(hidden);
    }

    /** The kind of the visible units. */
    public Units visibleUnits() {
        return visibleUnits;
    }

    /** The kind of the hidden units. */
    public Units hiddenUnits() {
        return hiddenUnits;
    }

    /** Weight, visible bias, hidden bias. */
    public List<Parameter> parameters() {
        return List.of(weight, visibleBias, hiddenBias);
    }

    /** The means of the hidden units given v, for binary ones the probabilities of 1: a new matrix. v is not modified. */
    public FMatrixRMaj hidden(FMatrixRMaj v) {
        return hidden(v, null);
    }

    /** The means of the visible units given h: a new matrix. h is not modified. */
    public FMatrixRMaj visible(FMatrixRMaj h) {
        return visible(h, null);
    }

    FMatrixRMaj hidden(FMatrixRMaj v, FMatrixRMaj h) {
        Check.columns(this, v, weight.value.numRows);
        hiddenInputs = Matrices.multAddRow(v, weight.value, hiddenBias.value, hiddenInputs);
        FMatrixRMaj means = Matrices.sized(h, hiddenInputs.numRows, hiddenInputs.numCols);
        hiddenUnits.mean(hiddenInputs, means);
        return means;
    }

    FMatrixRMaj visible(FMatrixRMaj h, FMatrixRMaj v) {
        Check.columns(this + ", from hidden to visible,", h, weight.value.numCols);
        visibleInputs = Matrices.multTransBAddRow(h, weight.value, visibleBias.value, visibleInputs);
        FMatrixRMaj means = Matrices.sized(v, visibleInputs.numRows, visibleInputs.numCols);
        visibleUnits.mean(visibleInputs, means);
        return means;
    }

    /**
     * Lets the machine dream: {@code steps} rounds of Gibbs sampling from v, hidden and visible in turn.
     *
     * @param v where to start, one state per row. Not modified.
     * @return the means of the visible units after the last round: a new matrix
     */
    public FMatrixRMaj dream(FMatrixRMaj v, int steps, RandomGenerator random) {
        Check.atLeastOne("dream", "steps", steps);
        FMatrixRMaj state = v.copy(), h = null;
        for (int step = 1; step <= steps; step++) {
            h = hidden(state, h);
            hiddenUnits.sample(h, random);
            state = visible(h, state);
            if (step < steps) {
                visibleUnits.sample(state, random);
            }
        }
        return state;
    }

    /**
     * The free energy of each row of v, -log sum over h of exp(-E(v, h)): low where the machine expects samples. For binary
     * units -v visibleBias' - sum_j softplus((v weight + hiddenBias)_j).
     */
    public double[] freeEnergy(FMatrixRMaj v) {
        Check.columns(this, v, weight.value.numRows);
        FMatrixRMaj inputs = Matrices.mult(v, weight.value, null);
        var energies = new double[v.numRows];
        for (int r = 0; r < v.numRows; r++) {
            for (int i = 0; i < v.numCols; i++) {
                double value = v.data[r * v.numCols + i], bias = visibleBias.value.data[i];
                energies[r] += visibleUnits == Units.BINARY ? -value * bias : (value - bias) * (value - bias) / 2;
            }
            for (int j = 0; j < inputs.numCols; j++) {
                double input = inputs.data[r * inputs.numCols + j], bias = hiddenBias.value.data[j], z = input + bias;
                energies[r] -= hiddenUnits == Units.BINARY
                        ? Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)))
                        : input * (bias + input / 2);
            }
        }
        return energies;
    }

    /**
     * Adds {@code scale} times the gradient of the mean energy of the rows of v and h to the gradients of the parameters:
     * with h = {@code hidden(v)} that is the gradient of the mean free energy. The log-likelihood falls along that of the
     * data (scale 1) less that of what the machine makes up (scale -1), so a minimizing {@code Stepper} learns.
     *
     * @param v visible states or means. Not modified.
     * @param h hidden states or means, as many rows. Not modified.
     */
    public void addEnergyGradient(double scale, FMatrixRMaj v, FMatrixRMaj h) {
        Check.columns(this, v, weight.value.numRows);
        Check.columns(this + ", from hidden to visible,", h, weight.value.numCols);
        double share = -scale / v.numRows;
        Matrices.multAddTransA((float) share, v, h, weight.gradient);
        addBias(share, v, visibleUnits, visibleBias, visibleSums);
        addBias(share, h, hiddenUnits, hiddenBias, hiddenSums);
    }

    private static void addBias(double share, FMatrixRMaj states, Units units, Parameter bias, ColumnSums columns) {
        var sums = new double[states.numCols];
        columns.of(states, sums);
        for (int j = 0; j < sums.length; j++) {
            double start = units == Units.GAUSSIAN ? states.numRows * (double) bias.value.data[j] : 0;
            bias.gradient.data[j] += (float) (share * (sums[j] - start));
        }
    }

    /** {@code Rbm(784 -> 500)}, with the kind of units that are not binary. */
    @Override
    public String toString() {
        return "Rbm(" + weight.value.numRows + (visibleUnits == Units.GAUSSIAN ? " Gaussian -> " : " -> ")
                + weight.value.numCols + (hiddenUnits == Units.GAUSSIAN ? " Gaussian)" : ")");
    }
}
