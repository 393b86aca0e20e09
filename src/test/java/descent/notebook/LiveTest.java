package descent.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import descent.DataSet;
import descent.Network;
import descent.charts.Chart;
import descent.layers.Dense;
import descent.losses.MeanSquaredError;
import descent.optimizers.Sgd;
import descent.training.Callback;
import descent.training.Progress;
import descent.training.Trainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class LiveTest {
    private static final long MILLISECOND = 1_000_000;

    /** Keeps what is seen, and the times of all messages. */
    private final class Recorder implements Screen {
        final Map<String, Object> seen = new LinkedHashMap<>();
        final List<Long> updates = new ArrayList<>();
        final List<Object> curves = new ArrayList<>();

        @Override
        public String display(Object value) {
            String id = "output " + seen.size();
            keep(id, value);
            return id;
        }

        @Override
        public void update(String id, Object value) {
            assertThat(seen).containsKey(id);
            keep(id, value);
            if (id.equals("output 0")) {
                updates.add(now);
            }
        }

        private void keep(String id, Object value) {
            seen.put(id, value);
            if (id.equals("output 1")) {
                curves.add(value);
            }
        }
    }

    private long now;
    private final Recorder screen = new Recorder();

    private Trainer trainer(int epochs, long millisecondsPerStep, Callback... callbacks) {
        var data = data();
        var network = new Network(data.shape(), 1, new Dense(1));
        return new Trainer(network, new MeanSquaredError(), new Sgd(0.01))
                .epochs(epochs)
                .batchSize(10)
                .callbacks(callbacks)
                .callbacks(
                        new Callback() {
                            @Override
                            public void onStep(Progress progress) {
                                now += millisecondsPerStep * MILLISECOND;
                            }
                        },
                        new Live(screen, () -> now))
                .quiet();
    }

    private static DataSet data() {
        var x = new FMatrixRMaj(100, 2);
        Arrays.fill(x.data, 0.5f);
        return new DataSet(x, new FMatrixRMaj(100, 1));
    }

    @Test
    void changesAtMostFourTimesASecond() {
        trainer(20, 10).fit(data());
        // 200 steps of 10 ms are 2 s.
        assertThat(screen.updates).hasSizeBetween(7, 9);
        for (int i = 1; i < screen.updates.size() - 1; i++) {
            assertThat(screen.updates.get(i) - screen.updates.get(i - 1)).isGreaterThanOrEqualTo(250 * MILLISECOND);
        }
    }

    @Test
    void endsAsALineAndTheCurves() {
        trainer(20, 10).fit(data());
        assertThat(screen.seen).hasSize(2);
        assertThat(screen.seen.get("output 0").toString()).startsWith("20 epochs in 2.0 s, 1,000 samples/s, loss ");
        assertThat(screen.seen.get("output 1")).isInstanceOfSatisfying(Chart.class, chart -> assertThat(
                        (List<?>) chart.data().get(0).get("x"))
                .hasSize(20));
    }

    @Test
    void theCurvesAreASketchUntilTheEnd() {
        trainer(20, 10).fit(data());
        List<Object> curves = screen.curves;
        assertThat(curves).hasSizeBetween(7, 9);
        assertThat(curves.subList(0, curves.size() - 1)).allSatisfy(curve -> assertThat(Rendering.bundle(curve))
                .containsOnlyKeys("text/html", "text/plain")
                .hasEntrySatisfying(
                        "text/html", html -> assertThat(html.toString()).startsWith("<svg ")));
        assertThat(curves.get(curves.size() - 1)).isInstanceOf(Chart.class);
    }

    @Test
    void theTimeOfTheFirstStepDoesNotCount() {
        var slow = new Callback() {
            @Override
            public void onStep(Progress progress) {
                now += progress.totalSteps() == 1 ? 5_000 * MILLISECOND : 0;
            }
        };
        trainer(20, 10, slow).fit(data());
        assertThat(screen.seen.get("output 0").toString()).startsWith("20 epochs in 7.0 s, 1,000 samples/s, loss ");
    }

    @Test
    void saysEpochSpeedAndRemainingTimeOnTheWay() {
        var onTheWay = new ArrayList<String>();
        var spy = new Callback() {
            @Override
            public void onEpoch(Progress progress) {
                onTheWay.add(Rendering.text(screen.seen.get("output 0")));
            }
        };
        trainer(4, 100, spy).fit(data());
        assertThat(onTheWay.get(1)).contains("epoch 2 of 4, 100 samples/s, 2.2 s left, loss of the batch ");
        assertThat(onTheWay.get(1)).startsWith("[####");
    }

    @Test
    void aShortTrainingSendsThreeMessages() {
        trainer(2, 1).fit(data());
        assertThat(screen.seen).hasSize(2);
        assertThat(screen.updates).hasSize(1);
    }

    @Test
    void oneEpochIsALineWithoutCurves() {
        trainer(1, 1).fit(data());
        assertThat(screen.seen).hasSize(1);
        assertThat(screen.seen.get("output 0").toString()).startsWith("1 epoch in 0.0 s");
    }

    @Test
    void interruptedTrainingSaysWhereItStopped() {
        var interrupt = new Callback() {
            @Override
            public void onStep(Progress progress) {
                if (progress.epoch() == 3 && progress.step() == 4) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        var trainer = trainer(5, 10, interrupt);
        assertThat(catchThrowable(() -> trainer.fit(data()))).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(screen.seen.get("output 0").toString())
                .startsWith("Stopped after 2 epochs in 0.2 s")
                .contains("interrupted in epoch 3 of 5, step 5 of 10");
        assertThat(screen.seen.get("output 1")).isInstanceOf(Chart.class);
    }

    @Test
    void failedTrainingEndsAsTheChartToo() {
        var failure = new Callback() {
            @Override
            public void onEpoch(Progress progress) {
                if (progress.epoch() == 15) {
                    throw new IllegalStateException("no more");
                }
            }
        };
        assertThat(catchThrowable(() -> trainer(20, 10, failure).fit(data()))).hasMessage("no more");
        assertThat(screen.seen.get("output 0").toString()).startsWith("Stopped after 15 epochs");
        assertThat(screen.curves.stream().filter(Chart.class::isInstance)).hasSize(1);
        assertThat(screen.seen.get("output 1")).isInstanceOf(Chart.class);
    }

    @Test
    void timesAreReadable() {
        assertThat(Live.time(0.26)).isEqualTo("0.3 s");
        assertThat(Live.time(42.4)).isEqualTo("42 s");
        assertThat(Live.time(125)).isEqualTo("2 min 5 s");
        assertThat(Live.time(7500)).isEqualTo("2 h 5 min");
    }
}
