package descent.training;

import descent.internal.Check;

/**
 * Lowers the learning rate when a number of the history has stopped getting better:
 *
 * <pre>{@code trainer.callbacks(new ReduceOnPlateau("validation loss").factor(0.5).patience(3))}</pre>
 *
 * <p>Each epoch is better than the best so far or bad. After more than {@code patience} bad ones in a row the rate is
 * multiplied by {@code factor}; then bad epochs are not counted for {@code cooldown} epochs. It multiplies whatever the
 * optimizer's schedule gives, and starts afresh with every training.
 *
 * <p>Form and defaults of PyTorch's ReduceLROnPlateau; {@link #asInKeras} for that of Keras. "Performance scheduling" in
 * Senior, Heigold, Ranzato and Yang 2013, https://doi.org/10.1109/ICASSP.2013.6638963.
 */
public final class ReduceOnPlateau implements Callback {
    private final String name;
    private boolean largerIsBetter, absolute, keras;
    private double factor = 0.1, threshold = 1e-4, minRate, minChange = 1e-8;
    private int patience = 10, cooldown;
    private double best;
    private int bad, cooling;

    /** Watches a column of the history, such as {@code "validation loss"}; small is good. */
    public ReduceOnPlateau(String name) {
        this.name = name;
    }

    /** Large is good: for an accuracy. */
    public ReduceOnPlateau largerIsBetter() {
        largerIsBetter = true;
        return this;
    }

    /** What the rate is multiplied by, in (0, 1); 0.1 by default. */
    public ReduceOnPlateau factor(double factor) {
        this.factor = Check.fraction("ReduceOnPlateau", "factor", Check.positive("ReduceOnPlateau", "factor", factor));
        return this;
    }

    /** How many bad epochs in a row are accepted, at least 0; 10 by default. */
    public ReduceOnPlateau patience(int patience) {
        this.patience = Check.notNegative("ReduceOnPlateau", "patience", patience);
        return this;
    }

    /** How much better counts as better, as a share of the best, at least 0; 1e-4 by default. */
    public ReduceOnPlateau threshold(double threshold) {
        this.threshold = Check.notNegative("ReduceOnPlateau", "threshold", threshold);
        absolute = false;
        return this;
    }

    /** How much better counts as better, as a difference, at least 0. */
    public ReduceOnPlateau absoluteThreshold(double threshold) {
        threshold(threshold);
        absolute = true;
        return this;
    }

    /** For how many epochs after a reduction bad ones are not counted, at least 0; 0 by default. */
    public ReduceOnPlateau cooldown(int cooldown) {
        this.cooldown = Check.notNegative("ReduceOnPlateau", "cooldown", cooldown);
        return this;
    }

    /** The rate is not brought below this, at least 0; 0 by default. */
    public ReduceOnPlateau minRate(double minRate) {
        this.minRate = Check.notNegative("ReduceOnPlateau", "minRate", minRate);
        return this;
    }

    /** A reduction by this or less is left out, at least 0; 1e-8 by default. */
    public ReduceOnPlateau minChange(double minChange) {
        this.minChange = Check.notNegative("ReduceOnPlateau", "minChange", minChange);
        return this;
    }

    /**
     * As Keras does it: the reduction comes one bad epoch earlier, with {@code patience} of them, and the epoch that ends a
     * cooldown counts. (Keras's threshold is an absolute one.)
     */
    public ReduceOnPlateau asInKeras() {
        keras = true;
        minChange = 0;
        return this;
    }

    @Override
    public void onStart(Progress progress) {
        best = Double.NaN;
        bad = 0;
        cooling = 0;
    }

    @Override
    public void onEpoch(Progress progress) {
        double value = progress.history().last(name), rate = progress.learningRate();
        boolean better = isBetter(value), wasCooling = cooling > 0;
        if (better) {
            best = value;
        }
        cooling = Math.max(0, cooling - 1);
        bad = better || (keras ? cooling > 0 : wasCooling) ? 0 : wasCooling ? 1 : bad + 1;
        if (keras ? !better && bad >= patience && cooling == 0 && rate > minRate : bad > patience) {
            double lower = Math.max(rate * factor, minRate);
            if (rate - lower > minChange) {
                progress.scaleLearningRate(lower / rate);
            }
            cooling = cooldown;
            bad = 0;
        }
    }

    private boolean isBetter(double value) {
        if (Double.isNaN(best)) {
            return true;
        }
        double margin = absolute ? threshold : threshold * best;
        return largerIsBetter ? value > best + margin : value < best - margin;
    }
}
