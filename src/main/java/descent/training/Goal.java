package descent.training;

import descent.internal.Check;

/**
 * Ends training after the first epoch in which a column of the history is past a value, so that the history is as long as
 * it took to get there:
 *
 * <pre>{@code
 * int epochs = new Trainer(network, loss, optimizer).callbacks(Goal.below("loss", 0.1)).epochs(100).fit(train).epochs();
 * }</pre>
 */
public final class Goal implements Callback {
    private final String column;
    private final double value, sign;
    private boolean reached;

    private Goal(String column, double value, double sign) {
        this.column = column;
        this.value = Check.finite("Goal", column, value);
        this.sign = sign;
    }

    /** Training ends when the column is below {@code value}: {@code Goal.below("loss", 0.1)}. */
    public static Goal below(String column, double value) {
        return new Goal(column, value, -1);
    }

    /** Training ends when the column is above {@code value}: {@code Goal.above("validation accuracy", 0.95)}. */
    public static Goal above(String column, double value) {
        return new Goal(column, value, 1);
    }

    @Override
    public void onStart(Progress progress) {
        reached = false;
    }

    @Override
    public void onEpoch(Progress progress) {
        if (sign * progress.history().last(column) > sign * value) {
            reached = true;
            progress.stop(this + " reached");
        }
    }

    /** Whether the last training got there. */
    public boolean reached() {
        return reached;
    }

    /** {@code loss < 0.1}. */
    @Override
    public String toString() {
        return column + (sign < 0 ? " < " : " > ") + value;
    }
}
