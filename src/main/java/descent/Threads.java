package descent;

import descent.internal.Workers;

/**
 * How many threads work on one training step: large matrix products, long element-wise loops and optimizer updates are
 * shared out. As many as the machine has cores, unless the system property {@code descent.threads} or {@link #use} says
 * otherwise. Results are the same for any number. Trials that an experiment runs side by side use one thread each.
 */
public final class Threads {
    private Threads() {}

    /** The number in use, the calling thread included. */
    public static int count() {
        return Workers.threads();
    }

    /** Uses that many from now on, at least 1. */
    public static void use(int count) {
        Workers.use(count);
    }
}
