package descent.training;

import descent.DataSet;
import descent.Network;
import descent.internal.Check;
import descent.losses.Loss;

/** Where training stands. One object, renewed in place for every {@link Callback}: read it during the call. */
public final class Progress {
    private final Trainer trainer;
    private final DataSet data;
    private final History history;
    private final int steps;
    int epoch, step;
    double batchLoss = Double.NaN, learningRate = Double.NaN, rateScale = 1;
    private String stop;

    Progress(Trainer trainer, DataSet data, History history, int steps) {
        this.trainer = trainer;
        this.data = data;
        this.history = history;
        this.steps = steps;
    }

    /** The network in training. */
    public Network network() {
        return trainer.network;
    }

    /** What is made small. */
    public Loss loss() {
        return trainer.loss;
    }

    /** The training data. */
    public DataSet data() {
        return data;
    }

    /** What has been recorded so far. */
    public History history() {
        return history;
    }

    /** The epoch under way or just finished, counted from 1; 0 before the first. */
    public int epoch() {
        return epoch;
    }

    /** How many epochs there will be at most. */
    public int epochs() {
        return trainer.epochs;
    }

    /** The step in this epoch, counted from 1. */
    public int step() {
        return step;
    }

    /** Number of steps in an epoch. */
    public int steps() {
        return steps;
    }

    /** Number of steps from the start of this training. */
    public int totalSteps() {
        return Math.max(0, epoch - 1) * steps + step;
    }

    /** Number of samples in a full batch. */
    public int batchSize() {
        return Math.min(trainer.batchSize, data.size());
    }

    /** The loss of the last batch; NaN before the first. */
    public double batchLoss() {
        return batchLoss;
    }

    /** The learning rate of the last step; NaN before the first. */
    public double learningRate() {
        return learningRate;
    }

    /** Multiplies the learning rate of all steps to come, on top of the optimizer's schedule, by a factor above 0. */
    public void scaleLearningRate(double factor) {
        rateScale *= Check.positive("scaleLearningRate", "factor", factor);
    }

    /** Ends training after this epoch. The reason goes into the history. */
    public void stop(String reason) {
        stop = reason;
    }

    /** Why training was asked to stop; null if it was not. */
    public String stopReason() {
        return stop;
    }

    String where() {
        return "epoch " + epoch + " of " + epochs() + ", step " + step + " of " + steps;
    }
}
