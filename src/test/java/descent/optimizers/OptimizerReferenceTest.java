package descent.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import descent.Reference;
import descent.regularizers.L2;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class OptimizerReferenceTest {
    static final Map<String, Function<Reference.Case, Optimizer>> RULES = Map.ofEntries(
            rule("sgd", c -> new Sgd(rate(c))),
            rule("momentum_classical", c -> new Momentum(rate(c), c.number("momentum"))),
            rule("momentum_torch", c -> torchMomentum(c, false)),
            rule("nesterov_lookahead", c -> new Nesterov(rate(c), c.number("momentum"))),
            rule("nesterov_torch", c -> torchMomentum(c, true)),
            rule("adagrad", c -> new AdaGrad(decayed(c), c.number("initial_accumulator_value"), c.number("eps"))),
            rule(
                    "rmsprop",
                    c -> new RmsProp(
                            rate(c), c.number("alpha"), c.number("eps"), c.number("momentum"), c.flag("centered"))),
            rule("adadelta", c -> new AdaDelta(rate(c), c.number("rho"), c.number("eps"))),
            rule("adam", c -> new Adam(rate(c), c.number("beta1"), c.number("beta2"), c.number("eps"))),
            rule("amsgrad_torch", c -> amsgrad(c, true)),
            rule("amsgrad_paper", c -> amsgrad(c, false)),
            rule(
                    "adamw",
                    c -> new AdamW(
                            rate(c),
                            c.number("beta1"),
                            c.number("beta2"),
                            c.number("eps"),
                            c.number("weight_decay"),
                            c.flag("amsgrad"))),
            rule("adamax", c -> new AdaMax(rate(c), c.number("beta1"), c.number("beta2"), c.number("eps"))),
            rule("nadam_torch", c -> nadam(c, c.number("momentum_decay"))),
            rule("nadam_dozat", c -> nadam(c, Double.POSITIVE_INFINITY)),
            rule("radam", c -> new RAdam(rate(c), c.number("beta1"), c.number("beta2"), c.number("eps"))),
            rule(
                    "adafactor_paper",
                    c -> new Adafactor(rate(c), c.number("beta2_decay"), c.number("eps1"), c.number("clip_threshold"))),
            rule(
                    "adafactor_torch",
                    c -> new TorchAdafactor(
                            rate(c),
                            c.number("beta2_decay"),
                            c.number("eps1"),
                            c.number("eps2"),
                            c.number("clip_threshold"),
                            c.number("weight_decay"))),
            rule("lion", c -> new Lion(rate(c), c.number("beta1"), c.number("beta2"), c.number("weight_decay"))),
            rule(
                    "rprop",
                    c -> new Rprop(
                            rate(c),
                            c.number("etaminus"),
                            c.number("etaplus"),
                            c.number("step_min"),
                            c.number("step_max"))),
            rule("lars", c -> new Lars(rate(c), c.number("momentum"), c.number("weight_decay"), c.number("trust"))),
            rule(
                    "lamb",
                    c -> new Lamb(
                            rate(c), c.number("beta1"), c.number("beta2"), c.number("eps"), c.number("weight_decay"))));

    /** The rules that see weight decay as a penalty, in the gradient, and have no number for it. */
    private static final Set<String> PENALIZED = Set.of("sgd", "momentum_torch", "nesterov_torch", "adam");

    private static Map.Entry<String, Function<Reference.Case, Optimizer>> rule(
            String op, Function<Reference.Case, Optimizer> make) {
        return Map.entry(op, make);
    }

    private static Optimizer torchMomentum(Reference.Case c, boolean nesterov) {
        return new TorchMomentum(rate(c), c.number("momentum"), c.number("dampening"), nesterov);
    }

    private static Optimizer amsgrad(Reference.Case c, boolean biasCorrection) {
        return new AmsGrad(rate(c), c.number("beta1"), c.number("beta2"), c.number("eps"), biasCorrection);
    }

    private static Optimizer nadam(Reference.Case c, double momentumDecay) {
        return new Nadam(rate(c), c.number("beta1"), c.number("beta2"), c.number("eps"), momentumDecay);
    }

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
            if (c.gives("unshifted")) {
                worst = Math.max(worst, unshifted(c, w, slots[0], t, scale));
            }
        }
        return worst;
    }

    /** Nesterov's own weights, before the look-ahead: theta - momentum v. */
    private static double unshifted(Reference.Case c, float[] theta, float[] v, int t, double[] scale) {
        double worst = 0;
        for (int i = 0; i < theta.length; i++) {
            double want = c.output("unshifted")[(t - 1) * theta.length + i];
            double off = Math.abs(theta[i] - c.number("momentum") * v[i] - want);
            worst = Math.max(worst, off == 0 ? 0 : off / scale[i]);
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
        if (PENALIZED.contains(c.op())) {
            new L2(c.number("weight_decay")).addGradient(w, g);
        }
        return g;
    }
}
