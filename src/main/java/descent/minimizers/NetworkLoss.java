package descent.minimizers;

import descent.DataSet;
import descent.Mode;
import descent.Network;
import descent.Parameter;
import descent.internal.Check;
import descent.internal.Matrices;
import descent.losses.Loss;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * The loss of a network on one set of samples, as a function of its trainable parameters: all in one vector, in the order
 * of {@link Network#parameters}.
 *
 * <pre>{@code
 * var minimum = new NetworkLoss(network, new SoftmaxCrossEntropy(), train).train(new LBfgs(), new Limits(200));
 * }</pre>
 *
 * <p>The network computes in float, so values are good to 7 digits: minimizers stall where theirs differ by less. All
 * samples pass through in {@link Mode#PROBE}: nothing is random, batch normalization uses the statistics of the samples
 * and moves no average. Hessians are differences of gradients, two passes for each parameter.
 */
public final class NetworkLoss implements Objective {
    private static final double STEP = 0x1p-8;

    private final Network network;
    private final Loss loss;
    private final DataSet data;
    private final List<Parameter> parameters;
    private final int size;
    private FMatrixRMaj dy;

    /** The loss of {@code network} on all of {@code data}. */
    public NetworkLoss(Network network, Loss loss, DataSet data) {
        Check.columns(network, data.x(), network.inputShape().columns());
        loss.value(new FMatrixRMaj(data.size(), network.outputShape().columns()), data.targets());
        this.network = network;
        this.loss = loss;
        this.data = data;
        this.parameters =
                network.parameters().stream().filter(Parameter::isTrainable).toList();
        this.size = parameters.stream().mapToInt(Parameter::size).sum();
        if (size == 0) {
            throw new IllegalArgumentException(network + " has no trainable parameters: nothing to minimize");
        }
    }

    /** The parameters that the network has now. */
    public double[] parameters() {
        var x = new double[size];
        int at = 0;
        for (Parameter parameter : parameters) {
            for (float value : parameter.value.data) {
                x[at++] = value;
            }
        }
        return x;
    }

    /** Gives the network these parameters. */
    public void moveTo(double... x) {
        Vectors.checkLength(this, size, x);
        int at = 0;
        for (Parameter parameter : parameters) {
            float[] values = parameter.value.data;
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) x[at++];
            }
        }
    }

    /** Minimizes from the parameters that the network has now, and leaves it at the minimum. */
    public Minimum train(Minimizer minimizer, Limits limits) {
        double[] start = parameters();
        try {
            Minimum minimum = minimizer.minimize(this, limits, start);
            start = minimum.x();
            return minimum;
        } finally {
            moveTo(start);
        }
    }

    /** The loss with parameters x, which the network then has. */
    @Override
    public double value(double... x) {
        moveTo(x);
        return loss.value(network.forward(data.x(), Mode.PROBE), data.targets());
    }

    /** The gradient for parameters x, which the network then has. Its own gradients are 0 afterwards. */
    @Override
    public double[] gradient(double... x) {
        moveTo(x);
        network.parameters().forEach(parameter -> Arrays.fill(parameter.gradient.data, 0));
        FMatrixRMaj y = network.forward(data.x(), Mode.PROBE);
        dy = Matrices.sized(dy, y.numRows, y.numCols);
        loss.gradient(y, data.targets(), dy);
        network.accumulate(dy);
        var gradient = new double[size];
        int at = 0;
        for (Parameter parameter : parameters) {
            for (float value : parameter.gradient.data) {
                gradient[at++] = value;
            }
        }
        network.parameters().forEach(parameter -> Arrays.fill(parameter.gradient.data, 0));
        return gradient;
    }

    @Override
    public double[][] hessian(double... x) {
        return Differences.hessian(this, STEP, x);
    }

    /** {@code NetworkLoss(Network(64 -> 10), 7510 parameters)}. */
    @Override
    public String toString() {
        return "NetworkLoss(" + network + ", " + size + " parameters)";
    }
}
