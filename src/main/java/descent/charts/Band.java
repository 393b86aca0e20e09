package descent.charts;

import descent.experiments.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The mean of repeated values at each x, with the ends of its 95 % interval and the lowest of the values. Values that are not finite do not count; where
 * there is no other, there is a gap.
 */
record Band(double[] x, double[] mean, double[] low, double[] high, double[] least) {
    /** Of points in any order. */
    static Band of(double[] x, double[] y) {
        var at = new TreeMap<Double, List<Double>>();
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(x[i])) {
                List<Double> values = at.computeIfAbsent(x[i], any -> new ArrayList<>());
                if (Double.isFinite(y[i])) {
                    values.add(y[i]);
                }
            }
        }
        int n = at.size(), i = 0;
        var band = new Band(new double[n], new double[n], new double[n], new double[n], new double[n]);
        for (var values : at.entrySet()) {
            band.x[i] = values.getKey();
            band.set(i++, values.getValue());
        }
        return band;
    }

    private void set(int i, List<Double> values) {
        var none = new Interval(Double.NaN, Double.NaN, Double.NaN, 0);
        Interval interval = values.isEmpty()
                ? none
                : Interval.of(values.stream().mapToDouble(Double::doubleValue).toArray());
        mean[i] = interval.mean();
        low[i] = interval.low();
        high[i] = interval.high();
        least[i] = values.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    }

    /** For a logarithmic scale, on which an interval may reach below 0: it ends at the lowest value. */
    Band aboveLeast() {
        var ends = new double[low.length];
        Arrays.setAll(ends, i -> Math.max(low[i], least[i]));
        return new Band(x, mean, ends, high, least);
    }

    /** The same with ends in a range that no value leaves, as shares are from 0 to 1. */
    Band within(double from, double to) {
        return new Band(
                x,
                mean,
                Arrays.stream(low).map(v -> Math.max(v, from)).toArray(),
                Arrays.stream(high).map(v -> Math.min(v, to)).toArray(),
                least);
    }

    /** The area of the band, if it has any, and the line of the mean. */
    List<Map<String, Object>> traces(String name, String color, String dash) {
        var line = Curves.line(name, x, mean, Theme.line(color, dash));
        line.put("hovertemplate", "%{x}: %{y:.4g}<extra>" + Theme.literal(name) + "</extra>");
        if (x.length == 1 && low[0] < high[0]) {
            line.put(
                    "error_y",
                    Map.of(
                            "type",
                            "data",
                            "symmetric",
                            false,
                            "color",
                            color,
                            "array",
                            new double[] {high[0] - mean[0]},
                            "arrayminus",
                            new double[] {mean[0] - low[0]}));
        }
        var area = area(name, color);
        return area.isEmpty() ? List.of(line) : List.of(area, line);
    }

    private Map<String, Object> area(String name, String color) {
        var around = new ArrayList<Double>();
        var edge = new ArrayList<Double>();
        for (int from = 0; from < x.length; from++) {
            int to = from;
            boolean wide = false;
            for (; to < x.length && Double.isFinite(mean[to]); to++) {
                wide |= low[to] < high[to];
            }
            if (wide && to - from > 1) {
                add(around, edge, from, to);
            }
            from = to;
        }
        if (around.isEmpty()) {
            return Map.of();
        }
        var trace = new LinkedHashMap<String, Object>();
        trace.put("type", "scatter");
        trace.put("mode", "lines");
        trace.put("name", Theme.literal(name));
        trace.put("x", around);
        trace.put("y", edge);
        trace.put("fill", "toself");
        trace.put("fillcolor", Theme.faded(color, 0.18));
        trace.put("line", Map.of("width", 0));
        trace.put("hoverinfo", "skip");
        trace.put("showlegend", false);
        return trace;
    }

    /** A closed outline of the points from {@code from} to before {@code to}; a gap lies between it and the one before. */
    private void add(List<Double> around, List<Double> edge, int from, int to) {
        if (!around.isEmpty()) {
            around.add(Double.NaN);
            edge.add(Double.NaN);
        }
        for (int i = from; i < to; i++) {
            around.add(x[i]);
            edge.add(high[i]);
        }
        for (int i = to - 1; i >= from; i--) {
            around.add(x[i]);
            edge.add(low[i]);
        }
    }
}
