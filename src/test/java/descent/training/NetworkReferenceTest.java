package descent.training;

import static org.assertj.core.api.Assertions.assertThat;

import descent.DataSet;
import descent.Mode;
import descent.Network;
import descent.Parameter;
import descent.Reference;
import descent.Shape;
import descent.Targets;
import descent.Window;
import descent.activations.Relu;
import descent.activations.Tanh;
import descent.initializers.Zeros;
import descent.layers.Conv2D;
import descent.layers.Dense;
import descent.layers.SimpleRnn;
import descent.losses.SoftmaxCrossEntropy;
import descent.normalization.BatchNorm;
import descent.optimizers.Adam;
import descent.optimizers.ClipByGlobalNorm;
import descent.optimizers.Norms;
import descent.optimizers.Optimizer;
import descent.optimizers.Schedule;
import descent.optimizers.Sgd;
import descent.pooling.MaxPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class NetworkReferenceTest {
    private static final double TOLERANCE = 2e-5;

    @TestFactory
    Stream<DynamicTest> networks() {
        return Reference.tests(
                "network.json",
                Map.of(
                        "mlp_classifier", this::mlp,
                        "conv_bn_classifier", this::convolutional,
                        "rnn_classifier", this::rnn));
    }

    private void mlp(Reference.Case c) {
        var network = new Network(
                Shape.of(c.integer("in")),
                1,
                new Dense(c.integer("hidden")),
                c.text("activation").equals("tanh") ? new Tanh() : new Relu(),
                new Dense(c.integer("out")));
        check(c, network, List.of("w1", "b1", "w2", "b2"));
    }

    private void convolutional(Reference.Case c) {
        var window = Window.of(c.integer("kernel_h"), c.integer("kernel_w"))
                .stride(c.integer("stride_h"), c.integer("stride_w"))
                .padding(c.integer("pad_h"), c.integer("pad_w"));
        var norm = new BatchNorm(c.number("bn_momentum"), c.number("bn_eps"));
        var network = new Network(
                Shape.image(c.integer("in_channels"), c.integer("height"), c.integer("width")),
                1,
                new Conv2D(c.integer("out_channels"), window, new Zeros(), false),
                norm,
                new Relu(),
                new MaxPool(c.integer("pool")),
                new Dense(c.integer("out")));
        check(c, network, List.of("k", "gamma", "beta", "w", "b"));
        c.assertOutput("final_running_mean", norm.runningMean(), TOLERANCE);
        c.assertOutput("final_running_var_unbiased", norm.runningVariance(), TOLERANCE);
    }

    private void rnn(Reference.Case c) {
        var rnn = new SimpleRnn(c.integer("hidden"));
        boolean twoBiases = c.integer("biases") == 2;
        var network = new Network(
                Shape.sequence(c.integer("sequence"), c.integer("in")),
                1,
                twoBiases ? rnn.recurrentBias() : rnn,
                new Dense(c.integer("out")));
        check(
                c,
                network,
                twoBiases
                        ? List.of("w_ih", "w_hh", "b_ih", "b_hh", "w", "b")
                        : List.of("w_ih", "w_hh", "b_ih", "w", "b"));
    }

    /** PyTorch's recurrent matrices are the transposes of ours. */
    private static float[] turned(String name, float[] values, int columns) {
        if (!name.matches("w_[ih]h")) {
            return values;
        }
        int rows = values.length / columns;
        var turned = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            turned[i % columns * rows + i / columns] = values[i];
        }
        return turned;
    }

    private static void check(Reference.Case c, Network network, List<String> names) {
        List<Parameter> parameters = network.parameters();
        assertThat(parameters).hasSameSizeAs(names);
        for (int i = 0; i < names.size(); i++) {
            float[] start = turned(names.get(i), c.floats(names.get(i)), parameters.get(i).value.numRows);
            System.arraycopy(start, 0, parameters.get(i).value.data, 0, start.length);
        }
        var loss = new SoftmaxCrossEntropy();
        FMatrixRMaj x = c.input("x");
        var data = new DataSet(x, Targets.of(c.integers("labels")), network.inputShape());
        FMatrixRMaj logits = network.forward(x, Mode.PROBE), dy = logits.createLike();
        c.assertOutput("logits", logits, TOLERANCE);
        c.assertOutput("value", loss.gradient(logits, data.targets(), dy), TOLERANCE);
        c.assertOutput("dx", network.backward(dy), TOLERANCE);
        for (int i = 0; i < names.size(); i++) {
            assertParameter(c, "d", names.get(i), parameters.get(i).gradient);
            Arrays.fill(parameters.get(i).gradient.data, 0);
        }

        int steps = c.integer("steps");
        var norms = new ArrayList<Double>();
        Trainer trainer = new Trainer(network, loss, optimizer(c)).epochs(steps).batchSize(x.numRows);
        if (c.configures("clip_norm")) {
            trainer.hooks(all -> norms.add(Norms.euclidean(all)), new ClipByGlobalNorm(c.number("clip_norm")));
        }
        History history = trainer.fit(data);
        double[] losses = c.output("losses");
        for (int step = 0; step < steps; step++) {
            assertThat(history.values("loss")[step])
                    .as("loss before step " + (step + 1))
                    .isCloseTo(losses[step], Offset.offset(TOLERANCE));
        }
        for (int step = 0; step < norms.size(); step++) {
            assertThat(norms.get(step))
                    .as("gradient norm of step " + (step + 1))
                    .isCloseTo(c.output("gradient_norms")[step], Offset.offset(TOLERANCE));
        }
        for (int i = 0; i < names.size(); i++) {
            assertParameter(c, "final_", names.get(i), parameters.get(i).value);
        }
    }

    private static void assertParameter(Reference.Case c, String prefix, String name, FMatrixRMaj found) {
        c.assertOutput(prefix + name, turned(name, found.data, found.numCols), TOLERANCE);
    }

    private static Optimizer optimizer(Reference.Case c) {
        return c.text("optimizer").equals("sgd")
                ? new Sgd(c.number("lr"))
                : new Adam(Schedule.constant(c.number("lr")), c.number("beta1"), c.number("beta2"), c.number("eps"));
    }
}
