package descent.training;

/** The loss became NaN or infinite. The history up to that point is kept. */
public final class DivergedException extends ArithmeticException {
    private static final long serialVersionUID = 1;

    private final transient History history;

    DivergedException(String message, History history) {
        super(message);
        this.history = history;
    }

    /** What was recorded before. */
    public History history() {
        return history;
    }
}
