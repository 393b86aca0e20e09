package descent.experiments;

import descent.internal.Check;
import descent.internal.Workers;
import descent.training.DivergedException;
import descent.training.Watching;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;

/**
 * Compares variants over seeds: every variant runs with every seed, side by side on the cores of the machine.
 *
 * <pre>{@code
 * Results results = new Experiment<Supplier<Layer>>("activation")
 *         .variant("ReLU", Relu::new)
 *         .variant("tanh", Tanh::new)
 *         .seeds(5)
 *         .run((activation, seed) -> Map.of("accuracy", accuracy(activation.get(), seed)));
 * results.summary("accuracy")
 * }</pre>
 *
 * <p>Results do not depend on the number of threads: a trial gets its seed and makes everything else itself. A trial that
 * fails is noted and the others go on. With a file, what is done is kept there, and the next run does only what is missing.
 *
 * @param <V> what a variant is
 */
public final class Experiment<V> {
    /** Columns that stand beside the variants in {@link Results#table} and {@link Results#summary}. */
    private static final List<String> TAKEN = List.of("seed", "error", "mean", "low", "high", "runs");

    private final String factor;
    private final Map<String, V> variants = new LinkedHashMap<>();
    private int seeds = 5, threads = Runtime.getRuntime().availableProcessors();
    private Path file;

    /**
     * An experiment without variants yet.
     *
     * @param factor what varies: the name of the column with the variants
     * @throws IllegalArgumentException if a table of results has another column of that name: {@code seed}, {@code error},
     *     {@code mean}, {@code low}, {@code high}, {@code runs}
     */
    public Experiment(String factor) {
        if (TAKEN.stream().anyMatch(factor::equalsIgnoreCase)) {
            throw new IllegalArgumentException(
                    "Experiment expects a factor with a name of its own, not one of " + TAKEN + ", but got " + factor);
        }
        this.factor = factor;
    }

    /** Adds a variant under a name of its own. */
    public Experiment<V> variant(String name, V variant) {
        if (variants.putIfAbsent(name, variant) != null) {
            throw new IllegalArgumentException("Experiment expects names of their own, but " + name + " comes twice");
        }
        return this;
    }

    /** Adds all these variants, in the order of the map. */
    public Experiment<V> variants(Map<String, ? extends V> variants) {
        variants.forEach(this::variant);
        return this;
    }

    /** Adds all these variants, in their order, each under what its {@code toString} says: names, numbers, records. */
    public Experiment<V> variants(Collection<? extends V> variants) {
        variants.forEach(variant -> variant(variant.toString(), variant));
        return this;
    }

    /** How often each variant runs, with the seeds 1, 2, ...; 5 unless set. */
    public Experiment<V> seeds(int seeds) {
        this.seeds = Check.atLeastOne("Experiment", "seeds", seeds);
        return this;
    }

    /** How many trials run at once; the number of cores unless set. */
    public Experiment<V> threads(int threads) {
        this.threads = Check.atLeastOne("Experiment", "threads", threads);
        return this;
    }

    /** Keeps every result in this file as soon as it is there, and takes from it what an earlier run has done. */
    public Experiment<V> resumeFrom(Path file) {
        this.file = file;
        return this;
    }

    /**
     * Runs what has not been run yet.
     *
     * @throws IllegalArgumentException if a measure is called {@code seed}, {@code error} or like the factor: at the end of the
     *     first trial that gives it
     * @throws CancellationException if the thread is interrupted; what was done is in the file, if there is one
     */
    public Results run(Trial<V> trial) {
        return results(key -> Run.measured(key, trial.run(variants.get(key.variant()), key.seed())), false);
    }

    /**
     * Runs trainings and keeps their curves, see {@link Results#curves}. The measures are the columns of the history, each
     * with its value at the end; {@code seconds} are in the curves only. A training that diverges counts as failed, and its
     * curve up to there is kept. With a file, trials that stand there without curves run again.
     *
     * <pre>{@code
     * Results results = new Experiment<Optimizer>("optimizer")
     *         .variant("SGD", new Sgd(0.1))
     *         .variant("Adam", new Adam(0.001))
     *         .fit((optimizer, seed) -> new Trainer(network(seed), loss, optimizer).validation(test).fit(train));
     * Charts.learningCurves(results)
     * }</pre>
     *
     * @throws CancellationException as {@link #run}
     */
    public Results fit(Training<V> training) {
        return results(key -> trained(training, key), true);
    }

    private Run trained(Training<V> training, Run.Key key) throws Exception {
        try {
            return Run.trained(key, training.fit(variants.get(key.variant()), key.seed()), factor);
        } catch (DivergedException e) {
            return Run.failed(key, e, Run.curves(e.history(), factor));
        }
    }

    private interface Attempt {
        Run of(Run.Key key) throws Exception;
    }

    private Results results(Attempt attempt, boolean curves) {
        if (variants.isEmpty()) {
            throw new IllegalArgumentException("Experiment on " + factor + " expects at least 1 variant, but got 0");
        }
        var results = new Results(factor, List.copyOf(variants.keySet()), seeds, ResultFile.at(file, factor));
        var todo = results.missing(curves);
        Watch watch = Watch.newDisplay();
        watch.onStart(factor, todo.size());
        int atOnce = Math.min(threads, Math.max(1, todo.size()));
        var pool = Daemons.pool(atOnce, "descent experiment");
        var running = new ExecutorCompletionService<Run>(pool);
        try {
            todo.forEach(key -> running.submit(() -> Watching.quietly(() -> tried(attempt, key, atOnce))));
            for (int i = 0; i < todo.size(); i++) {
                Run done = running.take().get();
                results.add(done);
                watch.onTrial(done.key().variant(), done.key().seed(), done.values(), done.error());
            }
        } catch (InterruptedException e) {
            keepDone(running, results);
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted after " + results.count() + " of " + variants.size() * seeds
                    + " trials of the experiment on " + factor);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
            watch.onEnd();
        }
        return results;
    }

    /** Takes what was done while nobody looked. */
    private static void keepDone(ExecutorCompletionService<Run> running, Results results) {
        for (Future<Run> done = running.poll(); done != null; done = running.poll()) {
            try {
                results.add(done.get());
            } catch (InterruptedException | ExecutionException e) {
                // Not a result.
            }
        }
    }

    private static Run tried(Attempt attempt, Run.Key key, int atOnce) {
        try {
            return atOnce == 1 ? attempt.of(key) : Workers.alone(() -> attempt.of(key));
        } catch (Exception e) {
            return Run.failed(key, e, Map.of());
        }
    }
}
