package descent.losses;

import descent.Reference;
import descent.Targets;
import java.util.Map;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class LossReferenceTest {
    @TestFactory
    Stream<DynamicTest> losses() {
        return Reference.tests(
                "losses.json",
                Map.of(
                        "mse", this::meanSquaredError,
                        "softmax_cross_entropy", this::softmaxCrossEntropy,
                        "softmax_cross_entropy_soft", this::softmaxCrossEntropy));
    }

    private void meanSquaredError(Reference.Case c) {
        FMatrixRMaj x = c.input("x"), dx = x.createLike();
        // "batch_mean" divides by the rows only: ours times the number of columns.
        double scale = c.text("reduction").equals("mean") ? 1 : x.numCols;
        double value = new MeanSquaredError().gradient(x, Targets.of(c.input("target")), dx);
        c.assertOutput("value", value * scale, 1e-5);
        for (int i = 0; i < dx.data.length; i++) {
            dx.data[i] *= (float) scale;
        }
        c.assertOutput("dx", dx, 1e-5);
    }

    private void softmaxCrossEntropy(Reference.Case c) {
        Assumptions.assumeTrue(
                !c.configures("label_smoothing") || c.number("label_smoothing") == 0,
                () -> c.name() + ": label smoothing is not built yet");
        FMatrixRMaj x = c.input("x"), dx = x.createLike();
        var targets = c.has("labels") ? Targets.of(c.integers("labels")) : Targets.of(c.input("target"));
        c.assertOutput("value", new SoftmaxCrossEntropy().gradient(x, targets, dx), 1e-5);
        c.assertOutput("dx", dx, 1e-5);
    }
}
