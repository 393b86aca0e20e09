package descent.activations;

import descent.Layer;
import descent.Mode;
import descent.Parameter;
import descent.Reference;
import descent.Shape;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ActivationReferenceTest {
    @TestFactory
    Stream<DynamicTest> activations() {
        return Reference.tests(
                "activations.json",
                Map.ofEntries(
                        entry("identity", c -> new Identity()),
                        entry("sigmoid", c -> new Sigmoid()),
                        entry("hard_sigmoid", c -> new HardSigmoid()),
                        entry("tanh", c -> new Tanh()),
                        entry("relu", c -> new Relu()),
                        entry("leaky_relu", c -> new LeakyRelu(c.number("negative_slope"))),
                        entry("elu", c -> new Elu(c.number("alpha"))),
                        entry("selu", c -> new Selu()),
                        entry("gelu", c -> c.text("approximate").equals("tanh") ? Gelu.tanhForm() : new Gelu()),
                        entry("softplus", c -> new Softplus()),
                        entry("softsign", c -> new Softsign()),
                        entry("silu", c -> new Swish()),
                        entry("mish", c -> new Mish()),
                        entry("softmax", c -> new Softmax()),
                        entry("log_softmax", c -> new LogSoftmax()),
                        entry("rrelu", c -> new RRelu(c.number("lower"), c.number("upper"))),
                        entry("maxout", c -> new Maxout(c.integer("k"))),
                        Map.entry("prelu", ActivationReferenceTest::prelu)));
    }

    private static Map.Entry<String, Reference.Check> entry(String op, Function<Reference.Case, Layer> layer) {
        return Map.entry(op, check(layer));
    }

    private static Reference.Check check(Function<Reference.Case, Layer> layer) {
        return c -> {
            Layer activation = layer.apply(c);
            FMatrixRMaj x = c.input("x");
            activation.build(Shape.of(x.numCols), new SplittableRandom(1));
            c.assertOutput("y", activation.forward(x, Mode.INFER), 1e-5);
            if (c.gives("dx")) {
                c.assertOutput("dx", activation.backward(c.input("dy")), 1e-5);
            }
        };
    }

    private static void prelu(Reference.Case c) {
        var prelu = c.text("slopes").equals("single") ? PRelu.single() : new PRelu();
        FMatrixRMaj x = c.input("x");
        prelu.build(Shape.of(x.numCols), new SplittableRandom(1));
        Parameter slope = prelu.parameters().get(0);
        System.arraycopy(c.floats("slope"), 0, slope.value.data, 0, slope.size());
        c.assertOutput("y", prelu.forward(x, Mode.TRAIN), 1e-5);
        c.assertOutput("dx", prelu.backward(c.input("dy")), 1e-5);
        c.assertOutput("dslope", slope.gradient, 1e-5);
    }
}
