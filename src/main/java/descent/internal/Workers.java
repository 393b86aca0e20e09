package descent.internal;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Shares loops out among a few threads. A loop is cut into chunks whose bounds depend on nothing but the caller, so it
 * does the same arithmetic for any number of threads and whoever comes first; only who does which chunk is left open.
 *
 * <p>One loop is shared at a time. A second one, from another thread or from inside a chunk, runs where it stands, and so do
 * all loops inside {@link #alone}. Nothing is allocated.
 */
public final class Workers {
    /** A part of a loop: the indices from {@code from} to before {@code to}. */
    @FunctionalInterface
    public interface Body {
        /** Does the part. */
        void run(int from, int to);
    }

    /**
     * How often a thread without work offers its core to others before it goes to sleep: about 0.2 ms, within which the
     * next loop of a training step comes. Waking it takes 20 microseconds; another process that wants the core gets it at once.
     */
    private static final int OFFERS = 1000;

    private static final int IDLE = 0, CALLED = 1, WORKING = 2;

    private static final AtomicBoolean TAKEN = new AtomicBoolean();
    private static final ThreadLocal<Boolean> ALONE = ThreadLocal.withInitial(() -> false);
    private static final AtomicInteger NEXT = new AtomicInteger();

    private static volatile int threads = Math.max(
            1, Integer.getInteger("descent.threads", Runtime.getRuntime().availableProcessors()));
    private static volatile Throwable failure;
    private static Worker[] crew = {};

    /** The loop under way. Written before the workers are called. */
    private static Body body;

    private static int end, chunk;

    private Workers() {}

    /** How many threads share a loop, the calling one included. */
    public static int threads() {
        return threads;
    }

    /** Sets how many threads share a loop from now on, at least 1. */
    public static void use(int count) {
        threads = Check.atLeastOne("Threads", "count", count);
    }

    /** Does {@code work} with all its loops on this thread, because others are busy with work of the same kind. */
    public static <T> T alone(Callable<T> work) throws Exception {
        boolean before = ALONE.get();
        ALONE.set(true);
        try {
            return work.call();
        } finally {
            ALONE.set(before);
        }
    }

    /** Does 0 to before {@code n} in chunks of {@code chunk}; returns when all are done. What a chunk throws is thrown here. */
    public static void run(int n, int chunk, Body body) {
        int helpers = Math.min(threads, (n + chunk - 1) / chunk) - 1;
        if (helpers < 1 || ALONE.get() || !TAKEN.compareAndSet(false, true)) {
            for (int from = 0; from < n; from += chunk) {
                body.run(from, Math.min(n, from + chunk));
            }
            return;
        }
        try {
            share(n, chunk, body, helpers);
        } finally {
            TAKEN.set(false);
        }
    }

    private static void share(int n, int chunk, Body body, int helpers) {
        Workers.body = body;
        Workers.end = n;
        Workers.chunk = chunk;
        failure = null;
        NEXT.set(0);
        hire(helpers);
        for (int i = 0; i < helpers; i++) {
            crew[i].call();
        }
        takeChunks();
        for (int i = 0; i < helpers; i++) {
            crew[i].finish();
        }
        Workers.body = null;
        Throwable thrown = failure;
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown != null) {
            throw (RuntimeException) thrown;
        }
    }

    private static void hire(int helpers) {
        if (crew.length < helpers) {
            var larger = new Worker[helpers];
            System.arraycopy(crew, 0, larger, 0, crew.length);
            for (int i = crew.length; i < helpers; i++) {
                larger[i] = new Worker();
                larger[i].start();
            }
            crew = larger;
        }
    }

    private static void takeChunks() {
        int size = chunk, n = end, chunks = (n + size - 1) / size;
        try {
            for (int c = NEXT.getAndIncrement(); c < chunks; c = NEXT.getAndIncrement()) {
                body.run(c * size, Math.min(n, (c + 1) * size));
            }
        } catch (RuntimeException | Error e) {
            failure = e;
            NEXT.set(chunks);
        }
    }

    /** Waits to be called, takes chunks until there are none, waits again. */
    private static final class Worker extends Thread {
        private final AtomicInteger state = new AtomicInteger(IDLE);
        private volatile boolean asleep;
        private volatile Thread caller;

        Worker() {
            super("descent worker");
            setDaemon(true);
        }

        void call() {
            state.set(CALLED);
            if (asleep) {
                LockSupport.unpark(this);
            }
        }

        /** Returns when it has nothing in hand. One that has not come yet is sent away: the chunks are gone. */
        void finish() {
            boolean interrupted = false;
            if (!state.compareAndSet(CALLED, IDLE)) {
                for (int i = 0; i < OFFERS && state.get() == WORKING; i++) {
                    Thread.yield();
                }
                caller = Thread.currentThread();
                while (state.get() == WORKING) {
                    LockSupport.park(this);
                    interrupted |= Thread.interrupted();
                }
                caller = null;
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void run() {
            while (true) {
                await();
                if (state.compareAndSet(CALLED, WORKING)) {
                    takeChunks();
                    state.set(IDLE);
                    LockSupport.unpark(caller);
                }
            }
        }

        private void await() {
            for (int i = 0; i < OFFERS; i++) {
                if (state.get() == CALLED) {
                    return;
                }
                Thread.yield();
            }
            asleep = true;
            while (state.get() != CALLED) {
                LockSupport.park(this);
            }
            asleep = false;
        }
    }
}
