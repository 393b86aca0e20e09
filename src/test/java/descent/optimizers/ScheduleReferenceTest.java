package descent.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import descent.Reference;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
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
        return Reference.tests("schedules.json", checks);
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
