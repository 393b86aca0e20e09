package descent.training;

import descent.internal.Check;

/**
 * Ends training when a column of the history has not become better for {@code patience} epochs, and puts the network back to
 * its best epoch, parameters and running averages alike (see {@link BestWeights}), however training ended.
 *
 * <pre>{@code
 * new Trainer(network, loss, optimizer).validation(test).callbacks(EarlyStopping.lowest("validation loss", 5))
 * }</pre>
 *
 * <p>Prechelt 1998, Early stopping, but when?, https://doi.org/10.1007/3-540-49430-8_3. As Keras' EarlyStopping with
 * restore_best_weights, which leaves the last weights if all epochs ran.
 */
public final class EarlyStopping implements Callback {
    private final BestWeights best;
    private final int patience;
    private final double minDelta;
    private double reference;
    private int waited;

    private EarlyStopping(BestWeights best, int patience, double minDelta) {
        this.best = best;
        this.patience = Check.atLeastOne("EarlyStopping", "patience", patience);
        this.minDelta = Check.notNegative("EarlyStopping", "minDelta", minDelta);
    }

    /** Better is lower: {@code "validation loss"}. */
    public static EarlyStopping lowest(String column, int patience) {
        return new EarlyStopping(BestWeights.lowest(column), patience, 0);
    }

    /** Better is higher: {@code "validation accuracy"}. */
    public static EarlyStopping highest(String column, int patience) {
        return new EarlyStopping(BestWeights.highest(column), patience, 0);
    }

    /** The same, but only what is better by more than {@code minDelta}, at least 0, buys further epochs. */
    public EarlyStopping minDelta(double minDelta) {
        return new EarlyStopping(best, patience, minDelta);
    }

    @Override
    public void onStart(Progress progress) {
        best.onStart(progress);
        reference = best.value();
        waited = 0;
    }

    @Override
    public void onEpoch(Progress progress) {
        best.onEpoch(progress);
        double now = progress.history().last(best.column());
        if (best.isBetter(now, reference, minDelta)) {
            reference = now;
            waited = 0;
        } else if (++waited == patience) {
            progress.stop("no better " + best.column() + " for " + patience + " epochs, best in epoch " + best.epoch());
        }
    }

    @Override
    public void onEnd(Progress progress) {
        best.restore();
    }

    /** The epoch that the network was put back to, counted from 1. */
    public int bestEpoch() {
        return best.epoch();
    }

    /** The value of the column in that epoch. */
    public double bestValue() {
        return best.value();
    }
}
