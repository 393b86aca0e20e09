package descent.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentTest {
    @TempDir
    Path folder;

    private static Experiment<Double> experiment() {
        return new Experiment<Double>("shift")
                .variant("none", 0.0)
                .variant("one", 1.0)
                .seeds(4);
    }

    private static final Trial<Double> NOISE = (shift, seed) -> {
        double noise = new SplittableRandom(seed).nextDouble();
        return Map.of("value", shift + noise, "noise", noise);
    };

    @Test
    void doesNotDependOnTheNumberOfThreads() {
        Results one = experiment().threads(1).run(NOISE),
                many = experiment().threads(7).run(NOISE);
        assertThat(many.table().print()).isEqualTo(one.table().print());
        assertThat(one.table().rowCount()).isEqualTo(8);
        assertThat(one.measures()).containsExactly("noise", "value");
        assertThat(one.best("value")).isEqualTo("one");
    }

    @Test
    void refusesMeasuresAndFactorsWhoseNamesAreTaken() {
        for (String name : List.of("seed", "Error", "Shift")) {
            var trials = new AtomicInteger();
            assertThatThrownBy(() -> experiment().threads(1).seeds(1000).run((shift, seed) -> {
                        trials.incrementAndGet();
                        Thread.sleep(1); // or a busy machine does them all before it looks at the first
                        return Map.of(name, 1.0);
                    }))
                    .hasMessageStartingWith("a measure of the experiment on shift is called " + name);
            assertThat(trials.get()).isLessThan(2000); // at once
        }
        for (String factor : List.of("seed", "error", "Mean", "runs")) {
            assertThatThrownBy(() -> new Experiment<Double>(factor)).hasMessageEndingWith("but got " + factor);
        }
    }

    @Test
    void variantsNameThemselves() {
        var results = new Experiment<Double>("shift")
                .variants(List.of(0.5, 0.25))
                .seeds(2)
                .run(NOISE);
        assertThat(results.variants()).containsExactly("0.5", "0.25");
        assertThat(results.differences("0.5", "0.25", "value"))
                .containsOnly(new double[] {0.25}, org.assertj.core.data.Offset.offset(1e-12));
        assertThatThrownBy(() -> new Experiment<Double>("shift").variants(List.of(1.0, 1.0)))
                .hasMessageContaining("1.0 comes twice");
    }

    @Test
    void pairsSeedsInDifferences() {
        Results results = experiment().run(NOISE);
        for (double difference : results.differences("one", "none", "value")) {
            assertThat(difference).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-12));
        }
        assertThat(results.values("one", "value")).hasSize(4);
        var summary = results.summary("value");
        assertThat(summary.stringColumn("shift").asList()).containsExactly("none", "one");
        assertThat(summary.doubleColumn("mean").get(1)
                        - summary.doubleColumn("mean").get(0))
                .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void aFailingVariantDoesNotLoseTheOthers() {
        Results results = experiment().run((shift, seed) -> {
            if (shift == 1) {
                throw new ArithmeticException("diverged");
            }
            return NOISE.run(shift, seed);
        });
        assertThat(results.values("none", "value")).hasSize(4);
        assertThat(results.values("one", "value")).isEmpty();
        assertThat(results.values("one", "value", 7)).containsExactly(7, 7, 7, 7);
        assertThat(results.values("none", "value", 7)).isEqualTo(results.values("none", "value"));
        assertThat(results.table().stringColumn("error").countOccurrences("diverged"))
                .isEqualTo(4);
        assertThat(results.summary("value").intColumn("runs").asList()).containsExactly(4, 0);
        assertThat(results).hasToString("Results by shift: 8 runs, 4 failed, measures [noise, value]");
        assertThat(results.best("value")).isEqualTo("none");
    }

    @Test
    void resumesFromItsFile() throws IOException {
        Path file = folder.resolve("deep/results.jsonl");
        var calls = new AtomicInteger();
        Trial<Double> counted = (shift, seed) -> {
            calls.incrementAndGet();
            return NOISE.run(shift, seed);
        };
        String first = experiment().resumeFrom(file).run(counted).table().print();
        assertThat(calls).hasValue(8);
        assertThat(experiment().resumeFrom(file).run(counted).table().print()).isEqualTo(first);
        assertThat(calls).hasValue(8);
        // The machine stopped in the middle of a line.
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - 10));
        assertThat(experiment().resumeFrom(file).run(counted).table().print()).isEqualTo(first);
        assertThat(calls).hasValue(9);
        assertThat(experiment().resumeFrom(file).seeds(5).run(counted).table().rowCount())
                .isEqualTo(10);
        assertThat(calls).hasValue(11);
        assertThatThrownBy(() -> new Experiment<Double>("rate")
                        .variant("a", 1.0)
                        .resumeFrom(file)
                        .run(NOISE))
                .hasMessageContaining("line 1 expects results by rate, but got {\"shift\"");
    }

    @Test
    void triesAgainWhatFailed() {
        Path file = folder.resolve("results.jsonl");
        experiment().resumeFrom(file).run((shift, seed) -> {
            throw new IllegalStateException("no memory");
        });
        Results again = experiment().resumeFrom(file).run(NOISE);
        assertThat(again.table().stringColumn("error").asList()).containsOnly("");
    }

    @Test
    void anInterruptEndsItAndKeepsWhatIsDone() {
        Path file = folder.resolve("results.jsonl");
        Thread caller = Thread.currentThread();
        assertThatThrownBy(() -> experiment().threads(1).resumeFrom(file).run((shift, seed) -> {
                    if (seed == 3) {
                        caller.interrupt();
                        Thread.sleep(10_000);
                    }
                    return NOISE.run(shift, seed);
                }))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("of 8 trials of the experiment on shift");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(file).exists();
    }

    @Test
    void messages() {
        assertThatThrownBy(() -> experiment().variant("one", 2.0))
                .hasMessage("Experiment expects names of their own, but one comes twice");
        assertThatThrownBy(() -> new Experiment<Double>("x").run(NOISE))
                .hasMessage("Experiment on x expects at least 1 variant, but got 0");
        Results results = experiment().run(NOISE);
        assertThatThrownBy(() -> results.values("two", "value"))
                .hasMessage("results by shift have [none, one], but not two");
        assertThatThrownBy(() -> results.values("one", "loss"))
                .hasMessage("results have the measures [noise, value], but not loss");
        assertThat(List.of(results.variants())).isNotEmpty();
    }
}
