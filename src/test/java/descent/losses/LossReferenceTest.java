package descent.losses;

import descent.Reference;
import descent.Targets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class LossReferenceTest {
    @TestFactory
    Stream<DynamicTest> losses() {
        return Reference.tests(
                "losses.json",
                Map.of(
                        "mse", check(c -> new MeanSquaredError()),
                        "mae", check(c -> new MeanAbsoluteError()),
                        "huber", check(c -> new Huber(c.number("delta"))),
                        "softmax_cross_entropy",
                                check(c -> new SoftmaxCrossEntropy(c.number("label_smoothing"), List.of())),
                        "softmax_cross_entropy_soft", check(c -> new SoftmaxCrossEntropy()),
                        "bce_with_logits", check(c -> new BinaryCrossEntropy()),
                        "hinge", check(c -> new Hinge(c.number("margin"))),
                        "squared_hinge", check(c -> new SquaredHinge(c.number("margin"))),
                        "multiclass_hinge", check(c -> new MultiClassHinge(c.number("margin"), c.integer("p")))));
    }

    private static Reference.Check check(Function<Reference.Case, Loss> loss) {
        return c -> {
            FMatrixRMaj x = c.input("x"), dx = x.createLike();
            // "batch_mean" divides by the rows only: ours times the number of columns.
            double scale = c.text("reduction").equals("batch_mean") ? x.numCols : 1;
            var targets = c.has("labels") ? Targets.of(c.integers("labels")) : Targets.of(c.input("target"));
            c.assertOutput("value", loss.apply(c).gradient(x, targets, dx) * scale, 1e-5);
            for (int i = 0; i < dx.data.length; i++) {
                dx.data[i] *= (float) scale;
            }
            c.assertOutput("dx", dx, 1e-5);
        };
    }
}
