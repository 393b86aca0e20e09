package descent;

import descent.activations.Relu;
import descent.initializers.He;
import descent.layers.Dense;
import descent.losses.SoftmaxCrossEntropy;
import descent.optimizers.Sgd;
import descent.optimizers.Stepper;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.FMatrixRMaj;

/**
 * Prints {@code mlp_sgd<TAB>microseconds}: the median time of a training step of 784-100-100-100-100-10 with ReLU and SGD on a
 * batch of 128 random samples.
 *
 * <pre>
 * ./mvnw -q test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp target/classes:target/test-classes:$(cat target/classpath) descent.StepTime
 * </pre>
 */
public final class StepTime {
    private StepTime() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) {
        var network = new Network(
                Shape.of(784),
                1,
                new Dense(100, new He()),
                new Relu(),
                new Dense(100, new He()),
                new Relu(),
                new Dense(100, new He()),
                new Relu(),
                new Dense(100, new He()),
                new Relu(),
                new Dense(10));
        var random = new SplittableRandom(1);
        var x = new FMatrixRMaj(128, 784);
        for (int i = 0; i < x.data.length; i++) {
            x.data[i] = (float) random.nextDouble();
        }
        var targets = Targets.of(random.ints(128, 0, 10).toArray());
        var loss = new SoftmaxCrossEntropy();
        var stepper = new Stepper(new Sgd(0.01), network.parameters());
        var dy = new FMatrixRMaj(128, 10);
        var rounds = new double[40];
        for (int round = -20; round < rounds.length; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                loss.gradient(network.forward(x, Mode.TRAIN), targets, dy);
                network.accumulate(dy);
                stepper.step();
            }
            if (round >= 0) {
                rounds[round] = (System.nanoTime() - start) / 1e5;
            }
        }
        Arrays.sort(rounds);
        System.out.printf("mlp_sgd\t%.1f%n", rounds[rounds.length / 2]);
    }
}
