package descent.activations;

import descent.Layer;
import descent.Mode;
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
                Map.of(
                        "identity", check(c -> new Identity()),
                        "sigmoid", check(c -> new Sigmoid()),
                        "tanh", check(c -> new Tanh()),
                        "relu", check(c -> new Relu()),
                        "leaky_relu", check(c -> new LeakyRelu(c.number("negative_slope"))),
                        "elu", check(c -> new Elu(c.number("alpha"))),
                        "softmax", check(c -> new Softmax())));
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
}
