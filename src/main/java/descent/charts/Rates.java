package descent.charts;

import descent.internal.Check;
import descent.optimizers.Schedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Learning rates by step. */
final class Rates {
    private static final int POINTS = 600;

    private Rates() {}

    static Chart chart(int steps, Map<String, Schedule> schedules) {
        Check.atLeastOne("schedules", "steps", steps);
        int[] at = IntStream.range(0, Math.min(steps, POINTS))
                .map(i -> steps <= POINTS ? i : (int) Math.round((double) i * (steps - 1) / (POINTS - 1)))
                .toArray();
        double[] x = Arrays.stream(at).asDoubleStream().toArray();
        var panels = new Panels(1, 1, 540, 300).top(56).legend(List.copyOf(schedules.keySet()));
        var all = new ArrayList<double[]>();
        for (var schedule : schedules.entrySet()) {
            double[] rates =
                    Arrays.stream(at).mapToDouble(schedule.getValue()::at).toArray();
            panels.add(0, Curves.line(schedule.getKey(), x, rates, Theme.line(all.size())));
            all.add(rates);
        }
        panels.x(0).put("title", Theme.axisTitle("step"));
        panels.y(0).put("title", Theme.axisTitle("learning rate"));
        // A cosine that ends in 0 does not count: it is small for too few steps.
        if (all.stream().anyMatch(rates -> Decades.span(positive(rates), 0.25))) {
            double low = lowest(all),
                    high =
                            all.stream()
                                    .flatMapToDouble(Arrays::stream)
                                    .filter(Double::isFinite)
                                    .max()
                                    .orElse(1);
            panels.y(0).putAll(Theme.LOG);
            panels.y(0).put("range", List.of(Math.log10(low) - 0.1, Math.log10(high) + 0.1));
        } else {
            panels.y(0).put("rangemode", "tozero");
        }
        panels.put("showlegend", true);
        return panels.chart("Learning rate by step");
    }

    /** What the axis has to reach: of each schedule all but the lowest fiftieth. */
    private static double lowest(List<double[]> all) {
        return all.stream()
                .map(Rates::positive)
                .filter(sorted -> sorted.length > 0)
                .mapToDouble(sorted -> sorted[sorted.length / 50])
                .min()
                .orElse(0.1);
    }

    private static double[] positive(double[] rates) {
        return Arrays.stream(rates)
                .filter(r -> r > 0 && Double.isFinite(r))
                .sorted()
                .toArray();
    }
}
