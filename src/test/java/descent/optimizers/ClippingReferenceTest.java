package descent.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import descent.Parameter;
import descent.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ClippingReferenceTest {
    @TestFactory
    Stream<DynamicTest> clipping() {
        return Reference.tests(
                "clipping.json",
                Map.of(
                        "clip_by_value", c -> check(c, new ClipByValue(c.number("min"), c.number("max")), 1e-6),
                        "clip_by_norm", c -> check(c, new ClipByNorm(c.number("max_norm")), 1e-6),
                        "clip_by_global_norm", c -> check(c, new ClipByGlobalNorm(c.number("max_norm"), p(c)), 1e-6),
                        // PyTorch adds 1e-6 to the norm; ours adds nothing.
                        "clip_grad_norm_torch",
                                c -> check(
                                        c,
                                        new ClipByGlobalNorm(c.number("max_norm"), p(c)),
                                        1e-6 + c.number("added") / Math.max(1e-3, c.output("global_norm")[0]))));
    }

    private static double p(Reference.Case c) {
        return c.text("norm_type").equals("inf") ? Double.POSITIVE_INFINITY : c.number("norm_type");
    }

    private static void check(Reference.Case c, GradientHook hook, double tolerance) {
        List<String> names = c.has("grad") ? List.of("grad") : names(c);
        var parameters = new ArrayList<Parameter>();
        for (String name : names) {
            float[] g = c.floats(name);
            Parameter parameter = Parameter.weight(name, 1, g.length);
            System.arraycopy(g, 0, parameter.gradient.data, 0, g.length);
            parameters.add(parameter);
        }
        hook.apply(parameters);
        for (Parameter parameter : parameters) {
            float[] got = parameter.gradient.data;
            if (c.flag("untouched")) {
                assertThat(got).as(parameter.name).isEqualTo(c.floats(parameter.name));
            }
            double[] wanted = c.output(parameter.name);
            for (int i = 0; i < wanted.length; i++) {
                assertThat(Math.abs(got[i] - wanted[i]))
                        .as("%s[%d]: expected %s, found %s", parameter.name, i, wanted[i], got[i])
                        .isLessThanOrEqualTo(tolerance * Math.abs(wanted[i]));
            }
        }
    }

    private static List<String> names(Reference.Case c) {
        var names = new ArrayList<String>();
        while (c.has("grad" + names.size())) {
            names.add("grad" + names.size());
        }
        return names;
    }
}
