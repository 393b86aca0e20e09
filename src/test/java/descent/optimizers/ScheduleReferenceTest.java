package descent.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import descent.DataSet;
import descent.Network;
import descent.Reference;
import descent.Shape;
import descent.Targets;
import descent.layers.Dense;
import descent.losses.MeanSquaredError;
import descent.metrics.Metric;
import descent.training.ReduceOnPlateau;
import descent.training.Trainer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ScheduleReferenceTest {
    private static final Map<String, Function<Reference.Case, Schedule>> SCHEDULES = Map.ofEntries(
            schedule("constant", c -> Schedule.constant(c.number("lr"))),
            schedule("step_decay", c -> new StepDecay(c.number("lr"), c.integer("step_size"), c.number("gamma"))),
            schedule("piecewise_constant", ScheduleReferenceTest::piecewise),
            schedule(
                    "exponential",
                    c -> new ExponentialDecay(
                            c.number("lr"), c.number("decay_rate"), c.integer("decay_steps"), c.flag("staircase"))),
            schedule(
                    "inverse_time",
                    c -> new InverseTimeDecay(
                            c.number("lr"), c.number("decay_rate"), c.integer("decay_steps"), c.flag("staircase"))),
            schedule("power", c -> new PowerDecay(c.number("lr"), c.integer("decay_steps"), c.number("power"))),
            schedule(
                    "polynomial",
                    c -> new PolynomialDecay(
                            c.number("lr"),
                            c.integer("total_steps"),
                            c.number("end_lr"),
                            c.number("power"),
                            c.flag("cycle"))),
            schedule(
                    "cosine",
                    c -> new CosineDecay(
                            c.number("lr"),
                            c.integer("total_steps"),
                            c.number("end_lr"),
                            c.text("after").equals("periodic"))),
            schedule(
                    "cosine_warm_restarts",
                    c -> new CosineRestarts(
                            c.number("lr"),
                            c.integer("first_steps"),
                            c.number("end_lr"),
                            c.number("t_mult"),
                            c.number("m_mult"))),
            schedule("warmup_cosine", ScheduleReferenceTest::warmUp),
            schedule("one_cycle", ScheduleReferenceTest::oneCycle));

    @TestFactory
    Stream<DynamicTest> schedules() {
        var checks = new HashMap<String, Reference.Check>();
        SCHEDULES.forEach((op, make) -> checks.put(op, c -> check(c, "lr", make.apply(c))));
        checks.merge(
                "one_cycle",
                c -> check(c, "momentum", oneCycle(c).momentum(c.number("base_momentum"), c.number("max_momentum"))),
                (rate, momentum) -> c -> {
                    rate.run(c);
                    momentum.run(c);
                });
        checks.put("reduce_on_plateau", ScheduleReferenceTest::plateau);
        return Reference.tests("schedules.json", checks);
    }

    /** A training whose metric says what the case gives; one epoch more shows the rate after the last of them. */
    private static void plateau(Reference.Case c) {
        float[] given = c.floats("metrics");
        var spoken = new Metric() {
            private int epoch;

            @Override
            public String name() {
                return "given";
            }

            @Override
            public double value(FMatrixRMaj y, Targets targets) {
                return given[Math.min(epoch++, given.length - 1)];
            }
        };
        var one = new FMatrixRMaj(1, 1);
        var network = new Network(Shape.of(1), 1, new Dense(1));
        var history = new Trainer(network, new MeanSquaredError(), new Sgd(c.number("lr")))
                .metrics(spoken)
                .epochs(given.length + 1)
                .callbacks(plateauOf(c))
                .fit(new DataSet(one, one));
        double[] rates = history.values("learning rate");
        Offset<Double> offset = Offset.offset(1e-6 * c.number("lr"));
        for (int t = 0; t < given.length; t++) {
            assertThat(rates[t]).as("rate used in epoch " + t).isCloseTo(c.output("lr_used")[t], offset);
            assertThat(rates[t + 1]).as("rate after epoch " + t).isCloseTo(c.output("lr_after")[t], offset);
        }
    }

    private static ReduceOnPlateau plateauOf(Reference.Case c) {
        var plateau = new ReduceOnPlateau("given")
                .factor(c.number("factor"))
                .patience(c.integer("patience"))
                .cooldown(c.integer("cooldown"))
                .minRate(c.number("min_lr"));
        if (c.text("mode").equals("max")) {
            plateau.largerIsBetter();
        }
        if (c.text("threshold_mode").equals("abs")) {
            plateau.absoluteThreshold(c.number("threshold"));
        } else {
            plateau.threshold(c.number("threshold"));
        }
        return c.text("form").equals("keras") ? plateau.asInKeras() : plateau.minChange(c.number("eps"));
    }

    private static Map.Entry<String, Function<Reference.Case, Schedule>> schedule(
            String op, Function<Reference.Case, Schedule> make) {
        return Map.entry(op, make);
    }

    private static Schedule piecewise(Reference.Case c) {
        int later = c.text("at_boundary").equals("old") ? 1 : 0;
        return new PiecewiseConstant(
                Arrays.stream(c.numbers("boundaries"))
                        .mapToObj(b -> (int) b + later)
                        .toList(),
                Arrays.stream(c.numbers("values")).boxed().toList());
    }

    private static Schedule warmUp(Reference.Case c) {
        int steps = c.integer("warmup_steps");
        var then = new CosineDecay(c.number("lr"), c.integer("total_steps") - steps, c.number("end_lr"));
        return new WarmUp(steps, then, c.number("start_lr"), c.text("rule").equals("(t+1)/W"));
    }

    private static OneCycle oneCycle(Reference.Case c) {
        return new OneCycle(
                c.number("max_lr"),
                c.integer("total_steps"),
                c.number("pct_start"),
                c.number("div_factor"),
                c.number("final_div_factor"),
                c.text("anneal").equals("linear"),
                c.flag("three_phase"));
    }

    private static void check(Reference.Case c, String output, Schedule schedule) {
        double[] wanted = c.output(output);
        double largest = Arrays.stream(wanted).max().orElseThrow();
        for (int step = 0; step < wanted.length; step++) {
            assertThat(schedule.at(step))
                    .as(output + " in step " + step)
                    .isEqualTo(wanted[step], Offset.offset(1e-6 * largest));
        }
    }
}
