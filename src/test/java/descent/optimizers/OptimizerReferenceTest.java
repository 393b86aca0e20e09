package descent.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import descent.Reference;
import descent.regularizers.L2;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class OptimizerReferenceTest {
    static final Map<String, Function<Reference.Case, Optimizer>> RULES = Map.of(
            "sgd", c -> new Sgd(rate(c)),
            "momentum_classical", c -> new Momentum(rate(c), c.number("momentum")),
            "nesterov_lookahead", c -> new Nesterov(rate(c), c.number("momentum")),
            "adagrad", c -> new AdaGrad(decayed(c), c.number("initial_accumulator_value"), c.number("eps")),
            "rmsprop",
                    c -> new RmsProp(
                            rate(c), c.number("alpha"), c.number("eps"), c.number("momentum"), c.flag("centered")),
            "adam", c -> new Adam(rate(c), c.number("beta1"), c.number("beta2"), c.number("eps")));

    @TestFactory
    Stream<DynamicTest> optimizers() {
        var checks = new HashMap<String, Reference.Check>();
        RULES.forEach((op, rule) -> checks.put(op, c -> {
            double off = deviation(c, rule.apply(c));
            assertThat(off).as("largest deviation, relative").isLessThan(1e-5);
        }));
        return Reference.tests("optimizers.json", checks);
    }

    static Schedule rate(Reference.Case c) {
        if (c.configures("lr")) {
            return Schedule.constant(c.number("lr"));
        }
        double[] rates = c.numbers("lr_schedule");
        return step -> rates[step];
    }

    private static Schedule decayed(Reference.Case c) {
        Schedule rate = rate(c);
        double decay = c.number("lr_decay");
        return step -> rate.at(step) / (1 + step * decay);
    }

    /** The largest deviation from the wanted parameters, each relative to the largest it has been so far. */
    static double deviation(Reference.Case c, Optimizer rule) {
        float[] w = c.floats("start").clone();
        float[][] slots = rule.slots(c.shape("start"));
        double[] wanted = c.output("params"), scale = new double[w.length];
        for (int i = 0; i < w.length; i++) {
            scale[i] = Math.abs(w[i]);
        }
        double worst = 0;
        for (int t = 1; t <= c.integer("steps"); t++) {
            rule.update(w, gradient(c, w, t), slots, t);
            for (int i = 0; i < w.length; i++) {
                double want = wanted[(t - 1) * w.length + i];
                scale[i] = Math.max(scale[i], Math.abs(want));
                double off = Math.abs(w[i] - want);
                worst = Math.max(worst, off == 0 ? 0 : off / scale[i]);
            }
        }
        return worst;
    }

    private static float[] gradient(Reference.Case c, float[] w, int t) {
        float[] g;
        if (c.has("curvature")) {
            g = c.floats("curvature");
            for (int i = 0; i < g.length; i++) {
                g[i] *= w[i];
            }
        } else {
            g = Arrays.copyOfRange(c.floats("grads"), (t - 1) * w.length, t * w.length);
        }
        if (c.configures("weight_decay")) {
            new L2(c.number("weight_decay")).addGradient(w, g);
        }
        return g;
    }
}
