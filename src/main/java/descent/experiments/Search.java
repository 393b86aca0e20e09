package descent.experiments;

import descent.internal.Check;
import descent.internal.Workers;
import descent.training.Watching;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Looks for good hyper-parameters. Each way of searching calls a score, larger is better, and returns a {@link Found}.
 *
 * <pre>{@code
 * var search = new Search(space, (point, budget) -> accuracyAfter(budget, point.number("learningRate")), 42);
 * search.random(20, 10).best().point()
 * }</pre>
 *
 * <p>Trials run side by side on the cores; points are drawn before they start, so results do not depend on the threads. A
 * trial that throws scores negative infinity, as one that diverges should.
 */
public final class Search {
    /** How good a setting is. */
    @FunctionalInterface
    public interface Score {
        /**
         * Tries a setting; called from several threads at once.
         *
         * @param point the setting
         * @param budget what the trial may spend, usually epochs
         * @return how good it is, larger is better
         * @throws Exception which counts as the worst score
         */
        double of(Setting point, int budget) throws Exception;
    }

    private final Space space;
    private final Score score;
    private final long seed;
    private int threads = Runtime.getRuntime().availableProcessors();

    /** A search in {@code space}, whose draws come from {@code seed}. */
    public Search(Space space, Score score, long seed) {
        this.space = space;
        this.score = score;
        this.seed = seed;
    }

    /** How many trials run at once; the number of cores unless set. */
    public Search threads(int threads) {
        this.threads = Check.atLeastOne("Search", "threads", threads);
        return this;
    }

    /** All combinations of {@code steps} values per range, {@code budget} each. */
    public Found grid(int steps, int budget) {
        return new Found(tryAll(space.grid(steps), budget, 1));
    }

    /**
     * {@code count} points drawn at random, {@code budget} each. Bergstra and Bengio 2012, Random search for hyper-parameter
     * optimization, https://jmlr.org/papers/v13/bergstra12a.html
     */
    public Found random(int count, int budget) {
        return new Found(tryAll(draw(space, count, new SplittableRandom(seed)), budget, 1));
    }

    /**
     * Successive halving: {@code count} random points with a small budget; the best 1 / {@code factor} of them go on with
     * {@code factor} times the budget, and so on until one is left or {@code maxBudget} is reached. Jamieson and Talwalkar
     * 2016, https://proceedings.mlr.press/v51/jamieson16.html
     */
    public Found halving(int count, int minBudget, int maxBudget, int factor) {
        return new Found(halve(draw(space, count, new SplittableRandom(seed)), minBudget, maxBudget, factor));
    }

    private List<Found.Try> halve(List<Setting> points, int minBudget, int maxBudget, int factor) {
        Check.atLeastOne("Search", "minBudget", minBudget);
        Check.atLeastOne("Search", "factor - 1", factor - 1);
        var all = new ArrayList<Found.Try>();
        List<Setting> left = points;
        int round = 1;
        for (long budget = minBudget; !left.isEmpty(); budget = Math.min(maxBudget, budget * factor), round++) {
            List<Found.Try> tried = tryAll(left, (int) Math.min(budget, maxBudget), round);
            all.addAll(tried);
            if (budget >= maxBudget || left.size() == 1) {
                break;
            }
            left = bestOf(tried, Math.max(1, left.size() / factor));
        }
        return all;
    }

    /**
     * Hyperband: rounds of successive halving that start with many points and little budget, and end with few points and the
     * whole budget, because it is not known beforehand how soon a bad point shows. Li, Jamieson, DeSalvo, Rostamizadeh and
     * Talwalkar 2018, https://jmlr.org/papers/v18/16-558.html
     */
    public Found hyperband(int maxBudget, int factor) {
        Check.atLeastOne("Search", "factor - 1", factor - 1);
        int brackets = (int) Math.floor(Math.log(maxBudget) / Math.log(factor) + 1e-9);
        var random = new SplittableRandom(seed);
        var all = new ArrayList<Found.Try>();
        for (int s = brackets; s >= 0; s--) {
            int count = (int) Math.ceil((brackets + 1) * Math.pow(factor, s) / (s + 1));
            int budget = Math.max(1, (int) Math.round(maxBudget / Math.pow(factor, s)));
            all.addAll(halve(draw(space, count, random.split()), budget, maxBudget, factor));
        }
        return new Found(all);
    }

    /**
     * Round after round {@code count} random points, and each round in the range that the best quarter of the round before
     * spans, with a margin of a tenth.
     */
    public Found narrowing(int rounds, int count, int budget) {
        Check.atLeastOne("Search", "rounds", rounds);
        var random = new SplittableRandom(seed);
        var all = new ArrayList<Found.Try>();
        Space narrow = space;
        for (int round = 1; round <= rounds; round++) {
            List<Found.Try> tried = tryAll(draw(narrow, count, random.split()), budget, round);
            all.addAll(tried);
            narrow = narrow.around(bestOf(tried, Math.max(1, count / 4)), 0.1);
        }
        return new Found(all);
    }

    private static List<Setting> draw(Space space, int count, SplittableRandom random) {
        Check.atLeastOne("Search", "count", count);
        return IntStream.range(0, count).mapToObj(i -> space.random(random)).toList();
    }

    private static List<Setting> bestOf(List<Found.Try> tried, int count) {
        return tried.stream()
                .sorted(Comparator.comparingDouble(Found.Try::score).reversed())
                .limit(count)
                .map(Found.Try::point)
                .toList();
    }

    private List<Found.Try> tryAll(List<Setting> points, int budget, int round) {
        Check.atLeastOne("Search", "budget", budget);
        int atOnce = Math.min(threads, points.size());
        var pool = Executors.newFixedThreadPool(atOnce);
        try {
            List<Future<Found.Try>> futures = points.stream()
                    .map(point ->
                            pool.submit(() -> new Found.Try(point, budget, round, attempt(point, budget, atOnce))))
                    .toList();
            var tried = new ArrayList<Found.Try>();
            for (Future<Found.Try> future : futures) {
                tried.add(future.get());
            }
            return tried;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted in round " + round + " of a search");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private double attempt(Setting point, int budget, int atOnce) throws Exception {
        try {
            double value = Watching.quietly(
                    () -> atOnce == 1 ? score.of(point, budget) : Workers.alone(() -> score.of(point, budget)));
            return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
        } catch (RuntimeException e) {
            return Double.NEGATIVE_INFINITY;
        }
    }

    /**
     * What a search has tried.
     *
     * @param tries all trials, in order
     */
    public record Found(List<Try> tries) {
        /**
         * One trial.
         *
         * @param point the setting
         * @param budget what it was given
         * @param round in which round, from 1
         * @param score what came out, larger is better
         */
        public record Try(Setting point, int budget, int round, double score) {}

        /** The trial with the largest score among those with the largest budget. */
        public Try best() {
            int most = tries.stream().mapToInt(Try::budget).max().orElseThrow();
            return tries.stream()
                    .filter(each -> each.budget() == most)
                    .max(Comparator.comparingDouble(Try::score))
                    .orElseThrow();
        }

        /** The budget of all trials together: what the search has cost. */
        public long cost() {
            return tries.stream().mapToLong(Try::budget).sum();
        }

        /** One row per trial: the hyper-parameters, {@code budget}, {@code round} and {@code score}. */
        public Table table() {
            var table = Table.create("search");
            tries.get(0)
                    .point()
                    .values()
                    .forEach((name, value) -> table.addColumns(
                            value instanceof Double
                                    ? DoubleColumn.create(
                                            name,
                                            tries.stream()
                                                    .mapToDouble(t -> t.point().number(name))
                                                    .toArray())
                                    : StringColumn.create(name, tries.stream().map(t -> t.point()
                                            .choice(name)))));
            table.addColumns(
                    IntColumn.create(
                            "budget", tries.stream().mapToInt(Try::budget).toArray()),
                    IntColumn.create(
                            "round", tries.stream().mapToInt(Try::round).toArray()),
                    DoubleColumn.create(
                            "score", tries.stream().mapToDouble(Try::score).toArray()));
            return table;
        }
    }
}
