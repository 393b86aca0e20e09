package descent;

import descent.losses.SoftmaxCrossEntropy;
import descent.optimizers.GradientHook;
import descent.optimizers.Optimizer;
import descent.optimizers.Stepper;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** A training step on a batch that stays the same: random inputs, random labels of ten classes. */
final class Step implements Runnable {
    private final Network network;
    private final SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy();
    private final List<GradientHook> hooks;
    private final Stepper stepper;
    private final FMatrixRMaj x, dy;
    private final Targets targets;

    Step(int batch, Shape in, Optimizer optimizer, List<GradientHook> hooks, List<Layer> layers) {
        network = new Network(in, 1, layers.toArray(Layer[]::new));
        stepper = new Stepper(optimizer, network.parameters());
        this.hooks = hooks;
        x = Workloads.random(batch, in.columns(), false);
        targets = Targets.of(Workloads.randomLabels(batch));
        dy = new FMatrixRMaj(batch, 10);
    }

    @Override
    public void run() {
        loss.gradient(network.forward(x, Mode.TRAIN), targets, dy);
        network.accumulate(dy);
        for (int i = 0; i < hooks.size(); i++) {
            hooks.get(i).apply(network.parameters());
        }
        stepper.step();
    }
}
