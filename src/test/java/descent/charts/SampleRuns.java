package descent.charts;

import descent.DataSet;
import descent.Network;
import descent.Shape;
import descent.charts.ChartCatalogue.Sample;
import descent.experiments.Experiment;
import descent.experiments.Results;
import descent.experiments.Search;
import descent.experiments.Setting;
import descent.experiments.Verdict;
import descent.layers.Dense;
import descent.losses.SoftmaxCrossEntropy;
import descent.optimizers.Schedule;
import descent.optimizers.Sgd;
import descent.probes.Regions;
import descent.training.Trainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;

/** What networks, experiments and searches would have made of a {@link Sample}; where it is empty, of the least they take. */
final class SampleRuns {
    private SampleRuns() {}

    /** A variant for each series with the measures {@code measured} and the first name. */
    static Results measured(Sample sample) {
        return experiment(sample).run((s, seed) -> {
            double value = sample.points() == 0 ? Double.NaN : sample.value(s, (int) seed);
            return Map.of("measured", value, "of " + sample.label(), value);
        });
    }

    /** A training for each series: of three epochs, or of none that can be drawn. */
    static Results trained(Sample sample) {
        return experiment(sample).fit((s, seed) -> new Trainer(network(2), new SoftmaxCrossEntropy(), new Sgd(0.1 + s))
                .quiet()
                .epochs(3)
                .fit(data(sample, 2)));
    }

    private static Experiment<Integer> experiment(Sample sample) {
        var experiment = new Experiment<Integer>(sample.label()).seeds(2);
        List<String> names = sample.names().isEmpty() ? List.of("only") : sample.names();
        IntStream.range(0, names.size()).forEach(s -> experiment.variant(names.get(s), s));
        return experiment;
    }

    /** A try for each point; its settings are the names. */
    static Search.Found found(Sample sample) {
        var tries = new ArrayList<Search.Found.Try>();
        for (int i = 0; i < Math.max(1, sample.points()); i++) {
            var setting = new LinkedHashMap<String, Object>();
            for (int s = 0; s < Math.min(4, sample.names().size()); s++) {
                setting.put(
                        sample.names().get(s),
                        s % 2 == 0 ? sample.value(s, i) : sample.names().get((i + s) % 2));
            }
            tries.add(new Search.Found.Try(new Setting(setting), 1, 1, sample.value(1, i)));
        }
        return new Search.Found(tries);
    }

    /** A verdict for each series with finite points, which are its measurements. */
    static Verdict[] verdicts(Sample sample) {
        return IntStream.range(0, sample.names().size())
                .filter(s ->
                        sample.points() > 0 && DoubleStream.of(sample.values(s)).allMatch(Double::isFinite))
                .mapToObj(s -> Verdict.on("OPT-0" + s, sample.names().get(s))
                        .measured(sample.label(), sample.values(s))
                        .holdsIf(r -> r.above(0.5)))
                .toArray(Verdict[]::new);
    }

    static Regions regions(Sample sample) {
        int classes = Math.max(2, Math.min(40, sample.names().size()));
        var regions = Regions.during(data(sample, classes));
        new Trainer(network(classes), new SoftmaxCrossEntropy(), new Sgd(0.1))
                .quiet()
                .epochs(2)
                .callbacks(regions)
                .fit(data(sample, classes));
        return regions;
    }

    static Network network(int classes) {
        return new Network(Shape.of(2), 1, new Dense(classes));
    }

    /** A point for each class and each point. What is not finite no network takes. */
    static DataSet data(Sample sample, int classes) {
        int count = Math.max(classes, sample.points());
        var x = new FMatrixRMaj(count, 2);
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            double value = sample.value(i % classes, i);
            x.data[2 * i] = Math.abs(value) < 1e6 ? (float) value : 0;
            x.data[2 * i + 1] = i % 3;
            labels[i] = i % classes;
        }
        return new DataSet(x, labels);
    }

    static Map<String, Schedule> schedules(Sample sample) {
        var schedules = new LinkedHashMap<String, Schedule>();
        for (int s = 0; s < sample.names().size(); s++) {
            int series = s;
            schedules.put(
                    sample.names().get(s),
                    step -> sample.points() == 0 ? Double.NaN : Math.abs(sample.value(series, step)));
        }
        return schedules;
    }
}
