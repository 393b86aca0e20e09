package descent.training;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * What every {@link Trainer#fit} shows by itself: nothing in a program, progress and a live curve in a notebook, whose
 * kernel puts it here when it starts.
 */
public final class Watching {
    private static volatile Supplier<Callback> display = () -> Callback.NONE;

    private static final ThreadLocal<Boolean> QUIET = ThreadLocal.withInitial(() -> false);

    private Watching() {}

    /** From now on every training that is not {@link Trainer#quiet quiet} is shown by a callback from {@code supplier}. */
    public static void showWith(Supplier<Callback> supplier) {
        display = supplier;
    }

    /** Does {@code work} with all its trainings on this thread quiet: experiments show themselves as a whole. */
    public static <T> T quietly(Callable<T> work) throws Exception {
        boolean before = QUIET.get();
        QUIET.set(true);
        try {
            return work.call();
        } finally {
            QUIET.set(before);
        }
    }

    static Callback newDisplay() {
        return QUIET.get() ? Callback.NONE : display.get();
    }
}
