package descent.experiments;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads that do not keep a program alive: the answers of trials are of no use to a program that has ended. */
final class Daemons {
    private Daemons() {}

    /** A pool of that many threads, all with that name. */
    static ExecutorService pool(int threads, String name) {
        return Executors.newFixedThreadPool(threads, runnable -> {
            var thread = new Thread(runnable, name);
            thread.setDaemon(true);
            return thread;
        });
    }
}
