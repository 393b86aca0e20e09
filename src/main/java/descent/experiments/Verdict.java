package descent.experiments;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What an experiment says about a claim. The rule is written beside the experiment, and the measurements decide:
 *
 * <pre>{@code
 * Verdict.on("OPT-03", "Momentum needs fewer steps than plain descent")
 *         .measured("steps of descent / steps of momentum", ratios)
 *         .holdsIf(ratio -> ratio.above(1.2))
 * }</pre>
 *
 * @param claim the id of the claim
 * @param statement the claim, in words that can be tested
 * @param measured what was measured
 * @param interval the measurement over the seeds
 * @param outcome what follows
 * @param values the single measurements
 */
public record Verdict(
        String claim, String statement, String measured, Interval interval, String outcome, List<Double> values) {
    /** Copies the values. */
    public Verdict {
        values = List.copyOf(values);
    }

    private static final String HOLDS = "holds", FAILS = "does not hold here";

    /** Starts a verdict. */
    public static Statement on(String claim, String statement) {
        return new Statement(claim, statement);
    }

    /** The verdicts as a table, one row each. */
    public static Table table(Verdict... verdicts) {
        var table = Table.create("verdicts");
        for (String column : new String[] {"claim", "statement", "measured", "value", "verdict"}) {
            table.addColumns(StringColumn.create(column));
        }
        for (Verdict verdict : verdicts) {
            table.stringColumn("claim").append(verdict.claim);
            table.stringColumn("statement").append(verdict.statement);
            table.stringColumn("measured").append(verdict.measured);
            table.stringColumn("value").append(verdict.interval.toString());
            table.stringColumn("verdict").append(verdict.outcome);
        }
        return table;
    }

    /**
     * A claim that waits for a measurement.
     *
     * @param claim its id
     * @param statement the claim
     */
    public record Statement(String claim, String statement) {
        /** What was measured, one number per seed, or a single one where nothing is random. */
        public Measurement measured(String what, double... values) {
            return new Measurement(
                    this,
                    what,
                    Interval.of(values),
                    DoubleStream.of(values).boxed().toList());
        }
    }

    /**
     * A claim with its measurement, waiting for the rule.
     *
     * @param statement the claim
     * @param what what was measured
     * @param interval the measurement
     * @param values the single measurements
     */
    public record Measurement(Statement statement, String what, Interval interval, List<Double> values) {
        /** Copies the values. */
        public Measurement {
            values = List.copyOf(values);
        }

        /** Holds if the measurement meets the rule. */
        public Verdict holdsIf(Predicate<Interval> rule) {
            return is(rule.test(interval) ? HOLDS : FAILS);
        }

        /**
         * Holds in general if the measurement meets the rule; if not, but {@code met} says that it does under a condition,
         * holds only then.
         *
         * @param rule for the claim as it stands
         * @param condition the condition in words: {@code "the inputs are standardized"}
         * @param met whether the claim holds under that condition, by a second measurement
         */
        public Verdict holdsIf(Predicate<Interval> rule, String condition, boolean met) {
            return rule.test(interval) ? is(HOLDS) : is(met ? "holds only when " + condition : FAILS);
        }

        private Verdict is(String outcome) {
            return new Verdict(statement.claim(), statement.statement(), what, interval, outcome, values);
        }
    }
}
