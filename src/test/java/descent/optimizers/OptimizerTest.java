package descent.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import descent.Parameter;
import descent.Reference;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
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
        assertThat(worst).hasSize(76);
        var unnoticed = new TreeSet<String>();
        worst.forEach((key, deviation) -> {
            if (deviation < 1e-5) {
                unnoticed.add(key);
            }
        });
        // No case has an epsilon large enough to count: the next test has.
        assertThat(unnoticed).containsExactly("Adafactor.epsilon");
    }

    /** Of a 2x3 matrix, in double, with sums over rows and columns as in the paper. */
    @Test
    void adafactorsEpsilonIsAddedToTheSquares() {
        var random = new SplittableRandom(7);
        var rule = new Adafactor(Schedule.constant(0.1), -0.8, 0.05, 1);
        var moved = new Adafactor(Schedule.constant(0.1), -0.8, 0.055, 1);
        float[] w = new float[6], other = new float[6];
        float[][] slots = rule.slots(2, 3), otherSlots = rule.slots(2, 3);
        double[] want = new double[6], rows = new double[2], columns = new double[3], u = new double[6];
        for (int t = 1; t <= 5; t++) {
            var g = new float[6];
            double share = Math.pow(t, -0.8), total = 0, squares = 0;
            double[] rowSums = new double[2], columnSums = new double[3];
            for (int i = 0; i < 6; i++) {
                g[i] = (float) random.nextGaussian();
                rowSums[i / 3] += (double) g[i] * g[i] + 0.05;
                columnSums[i % 3] += (double) g[i] * g[i] + 0.05;
            }
            for (int i = 0; i < 2; i++) {
                total += rows[i] += share * (rowSums[i] - rows[i]);
            }
            for (int j = 0; j < 3; j++) {
                columns[j] += share * (columnSums[j] - columns[j]);
            }
            for (int i = 0; i < 6; i++) {
                u[i] = g[i] / Math.sqrt(rows[i / 3] * columns[i % 3] / total);
                squares += u[i] * u[i];
            }
            rule.update(w, g, slots, t);
            moved.update(other, g, otherSlots, t);
            for (int i = 0; i < 6; i++) {
                want[i] -= 0.1 * u[i] / Math.max(1, Math.sqrt(squares / 6));
                assertThat((double) w[i]).isCloseTo(want[i], Offset.offset(1e-6));
            }
        }
        assertThat(Math.abs(other[0] - w[0])).isGreaterThan(1e-5f);
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
        List<Parameter> parameters = List.of(Parameter.weight("w", 30, 40), Parameter.vector("b", 40, 0));
        assertThat(stateSize(new Sgd(), parameters)).isZero();
        assertThat(stateSize(new Lion(), parameters)).isEqualTo(1240);
        assertThat(stateSize(new Adam(), parameters)).isEqualTo(2480);
        assertThat(stateSize(new AdamW(), parameters)).isEqualTo(2480);
        assertThat(stateSize(new AmsGrad(), parameters)).isEqualTo(3720);
        // Rows and columns of the matrix, and the vector as it is.
        assertThat(stateSize(new Adafactor(0.01), parameters)).isEqualTo(30 + 40 + 40);
        float[][] cube = new TorchAdafactor().slots(2, 3, 5);
        assertThat(new int[] {cube.length, cube[0].length, cube[1].length}).containsExactly(2, 2 * 3, 2 * 5);
    }

    private static long stateSize(Optimizer rule, List<Parameter> parameters) {
        return new Stepper(rule, parameters).stateSize();
    }

    @Test
    void aStepperGivesEveryParameterItsRate() {
        Parameter slow = Parameter.vector("slow", 1, 1), fast = Parameter.vector("fast", 1, 1);
        var stepper = new Stepper(new Sgd(step -> 0.5 + step), List.of(slow, fast), p -> p == slow ? 0.25 : 2);
        slow.gradient.data[0] = fast.gradient.data[0] = 1;
        stepper.step();
        assertThat(slow.value.data).containsExactly(0.875f);
        assertThat(fast.value.data).containsExactly(0);
        assertThat(stepper.learningRate()).isEqualTo(1.5);
        slow.gradient.data[0] = 1;
        stepper.step(0.5);
        assertThat(slow.value.data).containsExactly(0.75f);
        assertThat(stepper.steps()).isEqualTo(2);
    }

    /** Weights that wake up late start with the first size, not with the smallest. */
    @Test
    void rpropStartsEverySizeAtTheRate() {
        var w = new float[] {1};
        var rule = new Rprop(0.25);
        rule.update(w, new float[] {3}, rule.slots(1), 5);
        assertThat(w).containsExactly(0.75f);
    }

    @Test
    void refusesNumbersOutOfRange() {
        Schedule rate = Schedule.constant(0.1);
        refuses(() -> new TorchMomentum(rate, 1, 0, false), "TorchMomentum expects momentum in [0, 1), but got 1.0");
        refuses(
                () -> new TorchMomentum(rate, 0.9, -1, true),
                "TorchMomentum expects dampening in [0, 1), but got -1.0");
        refuses(() -> new AdaDelta(rate, 0.9, 0), "AdaDelta expects epsilon > 0, but got 0.0");
        refuses(() -> new AdaDelta(rate, 1, 1e-6), "AdaDelta expects decay in [0, 1), but got 1.0");
        refuses(() -> new AmsGrad(rate, 0.9, 1.5, 1e-8, true), "AmsGrad expects beta2 in [0, 1), but got 1.5");
        refuses(() -> new AdamW(0.1, -0.1), "AdamW expects weightDecay >= 0, but got -0.1");
        refuses(() -> new AdaMax(rate, -0.1, 0.9, 1e-8), "AdaMax expects beta1 in [0, 1), but got -0.1");
        refuses(() -> new Nadam(rate, 0.9, 0.999, 1e-8, 0), "Nadam expects momentumDecay > 0, but got 0.0");
        refuses(() -> new RAdam(rate, 0.9, 0.999, Double.NaN), "RAdam expects epsilon > 0, but got NaN");
        refuses(() -> new Lion(rate, 0.9, 0.99, -1), "Lion expects weightDecay >= 0, but got -1.0");
        refuses(() -> new Rprop(rate, 0, 1.2, 1, 2), "Rprop expects shrink > 0, but got 0.0");
        refuses(() -> new Rprop(rate, 1, 1.2, 1, 2), "Rprop expects shrink in [0, 1), but got 1.0");
        refuses(() -> new Rprop(rate, 0.5, 1, 1, 2), "Rprop expects grow > 1, but got 1.0");
        refuses(() -> new Rprop(rate, 0.5, 1.2, 3, 2), "Rprop expects minStep <= maxStep, but got 3.0 and 2.0");
        refuses(() -> new Lars(rate, 0.9, 0, 0), "Lars expects trust > 0, but got 0.0");
        refuses(() -> new Lamb(rate, 0.9, 1, 1e-6, 0), "Lamb expects beta2 in [0, 1), but got 1.0");
        refuses(() -> new Adafactor(rate, 0.8, 1e-30, 1), "Adafactor expects beta2Decay < 0, but got 0.8");
        refuses(() -> new TorchAdafactor(-1), "an optimizer expects learningRate > 0, but got -1.0");
    }

    private static void refuses(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void rulesPrintThemselves() {
        assertThat(new Adam(0.01)).hasToString("Adam[learningRate=0.01, beta1=0.9, beta2=0.999, epsilon=1.0E-8]");
        assertThat(new Adam(0.01)).isEqualTo(new Adam(0.01));
    }
}
