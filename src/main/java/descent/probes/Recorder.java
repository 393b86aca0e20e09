package descent.probes;

import descent.internal.Check;
import descent.training.Callback;
import descent.training.Progress;
import java.util.function.Function;
import tech.tablesaw.api.Table;

/**
 * Takes the same measurement again and again during training and puts all of them into one table, with a column {@code
 * epoch} in front: 0 before the first step, 0.5 in the middle of the first epoch, 1 at its end.
 *
 * <pre>{@code
 * var recorder = Recorder.everyEpoch(p -> Probes.activations(p.network(), sample));
 * new Trainer(network, loss, optimizer).callbacks(recorder).fit(train);
 * recorder.table();
 * }</pre>
 */
public final class Recorder implements Callback {
    private final Function<Progress, Table> measure;
    private final int steps;
    private TableStack all;

    private Recorder(int steps, Function<Progress, Table> measure) {
        this.steps = steps;
        this.measure = measure;
    }

    /** Measures before the first step and after every epoch. */
    public static Recorder everyEpoch(Function<Progress, Table> measure) {
        return new Recorder(0, measure);
    }

    /** Measures before the first step and after every {@code steps} steps, counted from the start. */
    public static Recorder everySteps(int steps, Function<Progress, Table> measure) {
        return new Recorder(Check.atLeastOne("Recorder", "steps", steps), measure);
    }

    @Override
    public void onStart(Progress progress) {
        all = new TableStack("epoch");
        record(progress);
    }

    @Override
    public void onStep(Progress progress) {
        if (steps > 0 && progress.totalSteps() % steps == 0) {
            record(progress);
        }
    }

    @Override
    public void onEpoch(Progress progress) {
        if (steps == 0) {
            record(progress);
        }
    }

    private void record(Progress progress) {
        all.add((double) progress.totalSteps() / progress.steps(), measure.apply(progress));
    }

    /** Everything measured so far. Refuses before the first measurement. */
    public Table table() {
        if (all == null) {
            throw new IllegalStateException("nothing has been recorded: give the recorder to a trainer and fit");
        }
        return all.table();
    }
}
