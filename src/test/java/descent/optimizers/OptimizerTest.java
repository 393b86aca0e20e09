package descent.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import descent.Parameter;
import descent.Reference;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OptimizerTest {
    /** A test of the reference tests: whichever hyper-parameter moves by 10 %, some case must notice. */
    @Test
    void theReferencesNoticeEveryHyperParameter() {
        Map<String, Double> worst = new HashMap<>();
        var checks = new HashMap<String, Reference.Check>();
        OptimizerReferenceTest.RULES.forEach((op, make) -> checks.put(op, c -> {
            Optimizer rule = make.apply(c);
            for (RecordComponent component : rule.getClass().getRecordComponents()) {
                Optimizer moved = moved(rule, component);
                if (moved != null) {
                    String key = rule.getClass().getSimpleName() + "." + component.getName();
                    worst.merge(key, OptimizerReferenceTest.deviation(c, moved), Math::max);
                }
            }
        }));
        Reference.tests("optimizers.json", checks)
                .filter(test -> checks.containsKey(test.getDisplayName().split("/")[0]))
                .forEach(test -> run(test));
        assertThat(worst).hasSize(17);
        var unnoticed = new TreeSet<String>();
        worst.forEach((key, deviation) -> {
            if (deviation < 1e-5) {
                unnoticed.add(key);
            }
        });
        assertThat(unnoticed).isEmpty();
    }

    private static void run(org.junit.jupiter.api.DynamicTest test) {
        try {
            test.getExecutable().execute();
        } catch (Throwable e) {
            throw new AssertionError(test.getDisplayName(), e);
        }
    }

    /** The rule with one number 10 % larger (or moved into its range); null if it is 0 or not a number. */
    private static Optimizer moved(Optimizer rule, RecordComponent component) {
        try {
            List<Object> values = new ArrayList<>();
            var types = new ArrayList<Class<?>>();
            for (RecordComponent each : rule.getClass().getRecordComponents()) {
                Object value = each.getAccessor().invoke(rule);
                if (each.getName().equals(component.getName())) {
                    if (value instanceof Schedule rate) {
                        value = (Schedule) step -> 1.1 * rate.at(step);
                    } else if (value instanceof Double number && number != 0) {
                        value = number * 1.1 < 1 || number > 1 ? number * 1.1 : number * 0.9;
                    } else if (value instanceof Boolean flag) {
                        value = !flag;
                    } else {
                        return null;
                    }
                }
                values.add(value);
                types.add(each.getType());
            }
            return rule.getClass()
                    .getConstructor(types.toArray(Class<?>[]::new))
                    .newInstance(values.toArray());
        } catch (IllegalAccessException | NoSuchMethodException | InstantiationException e) {
            throw new AssertionError(e);
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause());
        }
    }

    @Test
    void theStepperSkipsWhatIsFrozenAndClearsGradients() {
        Parameter free = Parameter.vector("free", 2, 1), frozen = Parameter.vector("frozen", 2, 1);
        frozen.setTrainable(false);
        free.gradient.data[0] = 2;
        frozen.gradient.data[0] = 2;
        var stepper = new Stepper(new Sgd(0.25), List.of(free, frozen));
        stepper.step();
        assertThat(free.value.data).containsExactly(0.5f, 1);
        assertThat(frozen.value.data).containsExactly(1, 1);
        assertThat(free.gradient.data).containsOnly(0);
        assertThat(frozen.gradient.data).containsOnly(0);
        assertThat(stepper.steps()).isEqualTo(1);
    }

    @Test
    void stateSizeCountsTheSlots() {
        List<Parameter> parameters = List.of(Parameter.weight("w", 3, 4), Parameter.vector("b", 4, 0));
        assertThat(new Stepper(new Sgd(), parameters).stateSize()).isZero();
        assertThat(new Stepper(new Adam(), parameters).stateSize()).isEqualTo(32);
    }

    @Test
    void rulesPrintThemselves() {
        assertThat(new Adam(0.01)).hasToString("Adam[learningRate=0.01, beta1=0.9, beta2=0.999, epsilon=1.0E-8]");
        assertThat(new Adam(0.01)).isEqualTo(new Adam(0.01));
    }
}
