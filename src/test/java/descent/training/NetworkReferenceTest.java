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
import descent.losses.SoftmaxCrossEntropy;
import descent.normalization.BatchNorm;
import descent.optimizers.Adam;
import descent.optimizers.Optimizer;
import descent.optimizers.Schedule;
import descent.optimizers.Sgd;
import descent.pooling.MaxPool;
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
                "network.json", Map.of("mlp_classifier", this::mlp, "conv_bn_classifier", this::convolutional));
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

    private static void check(Reference.Case c, Network network, List<String> names) {
        List<Parameter> parameters = network.parameters();
        assertThat(parameters).hasSameSizeAs(names);
        for (int i = 0; i < names.size(); i++) {
            float[] start = c.floats(names.get(i));
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
            c.assertOutput("d" + names.get(i), parameters.get(i).gradient, TOLERANCE);
            Arrays.fill(parameters.get(i).gradient.data, 0);
        }

        int steps = c.integer("steps");
        History history = new Trainer(network, loss, optimizer(c))
                .epochs(steps)
                .batchSize(x.numRows)
                .fit(data);
        double[] losses = c.output("losses");
        for (int step = 0; step < steps; step++) {
            assertThat(history.values("loss")[step])
                    .as("loss before step " + (step + 1))
                    .isCloseTo(losses[step], Offset.offset(TOLERANCE));
        }
        for (int i = 0; i < names.size(); i++) {
            c.assertOutput("final_" + names.get(i), parameters.get(i).value, TOLERANCE);
        }
    }

    private static Optimizer optimizer(Reference.Case c) {
        return c.text("optimizer").equals("sgd")
                ? new Sgd(c.number("lr"))
                : new Adam(Schedule.constant(c.number("lr")), c.number("beta1"), c.number("beta2"), c.number("eps"));
    }
}
