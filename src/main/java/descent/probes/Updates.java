package descent.probes;

import descent.Layer;
import descent.Network;
import descent.Parameter;
import descent.internal.Check;
import descent.training.Callback;
import descent.training.Progress;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * Records how far each parameter moves in a step: the length of the update over that of the weights (about 1e-3 is healthy),
 * and the <em>effective learning rate</em>, the median of |update| / |gradient| over the single weights, which an adaptive
 * optimizer makes differ from the rate that it was given.
 *
 * <pre>{@code
 * var updates = new Updates(10);
 * new Trainer(network, loss, new Adam()).callbacks(updates).fit(train);
 * Charts.linesBy(updates.table(), "epoch", "update / weight", "layer")
 * }</pre>
 */
public final class Updates implements Callback {
    private final int every;
    private TableRows rows = new TableRows("updates");
    private float[][] weights = new float[0][], gradients = new float[0][];

    /** @param every measures in each step whose number, from the start, is a multiple of this; at least 1 */
    public Updates(int every) {
        this.every = Check.atLeastOne("Updates", "every", every);
    }

    @Override
    public void onStart(Progress progress) {
        rows = new TableRows("updates");
        List<Parameter> parameters = progress.network().parameters();
        weights = parameters.stream().map(p -> new float[p.size()]).toArray(float[][]::new);
        gradients = parameters.stream().map(p -> new float[p.size()]).toArray(float[][]::new);
    }

    @Override
    public void onGradients(Progress progress) {
        if (progress.totalSteps() % every == 0) {
            List<Parameter> parameters = progress.network().parameters();
            for (int i = 0; i < weights.length; i++) {
                System.arraycopy(parameters.get(i).value.data, 0, weights[i], 0, weights[i].length);
                System.arraycopy(parameters.get(i).gradient.data, 0, gradients[i], 0, gradients[i].length);
            }
        }
    }

    @Override
    public void onStep(Progress progress) {
        if (progress.totalSteps() % every != 0) {
            return;
        }
        Network network = progress.network();
        double epoch = (double) progress.totalSteps() / progress.steps();
        int i = 0;
        for (Layer layer : network.layers()) {
            for (Parameter p : layer.parameters()) {
                double moved = 0, size = 0;
                for (int k = 0; k < p.size(); k++) {
                    double d = (double) p.value.data[k] - weights[i][k];
                    moved += d * d;
                    size += (double) weights[i][k] * weights[i][k];
                }
                rows.add(
                        "epoch", epoch,
                        "layer", network.label(layer),
                        "kind", p.name,
                        "update / weight", Math.sqrt(moved / size),
                        "effective rate", effectiveRate(p.value.data, weights[i], gradients[i]));
                i++;
            }
        }
    }

    private static double effectiveRate(float[] after, float[] before, float[] gradient) {
        var rates = new double[after.length];
        int count = 0;
        for (int k = 0; k < after.length; k++) {
            if (gradient[k] != 0) {
                rates[count++] = Math.abs((double) after[k] - before[k]) / Math.abs(gradient[k]);
            }
        }
        Arrays.sort(rates, 0, count);
        return count == 0 ? Double.NaN : rates[count / 2];
    }

    /** One row per measured step and parameter: {@code epoch, layer, kind, update / weight, effective rate}. */
    public Table table() {
        return rows.table();
    }
}
