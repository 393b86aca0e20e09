package descent.training;

import descent.Network;
import descent.weights.Weights;

/**
 * Keeps a copy of the network as it was after its best epoch, in memory: all parameters, and the {@link descent.Layer#state state} of
 * layers, such as the running averages of batch normalization. What the optimizer remembers is not kept.
 *
 * <pre>{@code
 * var best = BestWeights.lowest("validation loss");
 * new Trainer(network, loss, optimizer).validation(test).callbacks(best).fit(train);
 * best.restore();
 * }</pre>
 *
 * <p>An epoch is better if the column of the history is lower (higher); of equal ones the first stays, and NaN is never
 * better.
 */
public final class BestWeights implements Callback {
    private final String column;
    private final boolean highest;
    private Network network;
    private int epoch;
    private double value;
    private Weights kept;

    private BestWeights(String column, boolean highest) {
        this.column = column;
        this.highest = highest;
    }

    /** Best is where this column of the history is lowest: {@code "validation loss"}. */
    public static BestWeights lowest(String column) {
        return new BestWeights(column, false);
    }

    /** Best is where this column of the history is highest: {@code "validation accuracy"}. */
    public static BestWeights highest(String column) {
        return new BestWeights(column, true);
    }

    @Override
    public void onStart(Progress progress) {
        network = progress.network();
        epoch = 0;
        value = highest ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        kept = null;
    }

    @Override
    public void onEpoch(Progress progress) {
        double now = progress.history().last(column);
        if (isBetter(now, value, 0)) {
            epoch = progress.epoch();
            value = now;
            kept = Weights.of(network);
        }
    }

    /** Whether {@code now} is better than {@code before} by more than that. */
    boolean isBetter(double now, double before, double byMoreThan) {
        return highest ? now > before + byMoreThan : now < before - byMoreThan;
    }

    /** The watched column of the history. */
    public String column() {
        return column;
    }

    /** The best epoch so far, counted from 1; 0 before the first. */
    public int epoch() {
        return epoch;
    }

    /** The value of the column in the best epoch; infinite before the first. */
    public double value() {
        return value;
    }

    /** Puts the network back to its best epoch; leaves it alone if there is none. */
    public void restore() {
        if (kept != null) {
            kept.into(network);
        }
    }
}
