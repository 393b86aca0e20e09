package descent.training;

import java.util.function.Supplier;

/**
 * What every {@link Trainer#fit} shows by itself: nothing in a program, progress and a live curve in a notebook, whose
 * kernel puts it here when it starts.
 */
public final class Watching {
    private static volatile Supplier<Callback> display = () -> Callback.NONE;

    private Watching() {}

    /** From now on every training that is not {@link Trainer#quiet quiet} is shown by a callback from {@code supplier}. */
    public static void showWith(Supplier<Callback> supplier) {
        display = supplier;
    }

    static Callback newDisplay() {
        return display.get();
    }
}
