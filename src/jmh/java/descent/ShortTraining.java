package descent;

import descent.activations.Relu;
import descent.initializers.He;
import descent.layers.Dense;
import descent.losses.SoftmaxCrossEntropy;
import descent.metrics.Accuracy;
import descent.optimizers.Adam;
import descent.training.Trainer;

/** A whole program, timed from outside by {@code src/jmh/training}. */
final class ShortTraining {
    private ShortTraining() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) {
        var data = new DataSet(Workloads.random(6000, 784, false), Workloads.randomLabels(6000));
        var network = new Network(data.shape(), 1, new Dense(100, new He()), new Relu(), new Dense(10));
        var history = new Trainer(network, new SoftmaxCrossEntropy(), new Adam())
                .metrics(new Accuracy())
                .epochs(5)
                .batchSize(32)
                .fit(data);
        System.out.println(history.table());
    }
}
