package descent.notebook;

/** An output of a cell that can be changed in place. Made by {@link Notebook#display}. */
public final class Display {
    private final Screen screen;
    private final String id;

    Display(Screen screen, Object value) {
        this.screen = screen;
        this.id = screen.display(value);
    }

    /** Shows {@code value} in the place of what was shown before. */
    public void update(Object value) {
        screen.update(id, value);
    }
}
