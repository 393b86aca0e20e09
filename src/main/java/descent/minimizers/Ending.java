package descent.minimizers;

/** Why a minimizer stopped. */
public enum Ending {
    /** The gradient is within its tolerance: a minimum, or a saddle that the path ran into. */
    CONVERGED("the gradient vanishes"),
    /** No acceptable step along the direction: mostly, values differ by less than their rounding. */
    STALLED("no lower value found along the direction"),
    /** The limit of iterations was reached before anything else. */
    MAX_ITERATIONS("all iterations used up"),
    /** The value fell below -1e100: there is no minimum this way. */
    UNBOUNDED("the value falls without end");

    private final String text;

    Ending(String text) {
        this.text = text;
    }

    /** In words. */
    @Override
    public String toString() {
        return text;
    }
}
