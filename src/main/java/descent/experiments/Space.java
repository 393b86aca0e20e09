package descent.experiments;

import descent.internal.Check;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What a search may choose from: named hyper-parameters, each with its range.
 *
 * <pre>{@code
 * var space = new Space().log("learningRate", 1e-4, 1).integer("units", 16, 256).choice("activation", "relu", "tanh");
 * Setting point = space.random(generator);
 * point.number("learningRate")
 * }</pre>
 *
 * <p>A range maps [0, 1] to its values: linear ranges evenly, logarithmic ones so that every decade has the same share.
 */
public final class Space {
    private final Map<String, Range> ranges = new LinkedHashMap<>();

    private record Range(String kind, double low, double high, List<String> choices) {
        /** The value at a place in [0, 1). */
        Object at(double place) {
            return switch (kind) {
                case "linear" -> low + place * (high - low);
                case "log" -> low * Math.pow(high / low, place);
                case "integer" -> Math.min(high, low + Math.floor(place * (high - low + 1)));
                default -> choices.get(Math.min(choices.size() - 1, (int) (place * choices.size())));
            };
        }

        /** Where a value lies in [0, 1]. */
        double place(double value) {
            return kind.equals("log") ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
        }

        /** The values of a grid with {@code steps} per range: both ends belong to it; choices and few integers all. */
        List<Object> grid(int steps) {
            var values = new ArrayList<Object>();
            if (kind.equals("choice")) {
                values.addAll(choices);
            } else if (kind.equals("integer")) {
                int count = (int) Math.min(steps, high - low + 1);
                for (int i = 0; i < count; i++) {
                    values.add(
                            (double) Math.round(count == 1 ? (low + high) / 2 : low + i * (high - low) / (count - 1)));
                }
            } else {
                for (int i = 0; i < steps; i++) {
                    values.add(at(steps == 1 ? 0.5 : i / (steps - 1.0)));
                }
            }
            return values;
        }
    }

    /** A number between {@code low} and {@code high}, all equally likely. */
    public Space linear(String name, double low, double high) {
        return add(name, "linear", low, high);
    }

    /** A number between {@code low} and {@code high}, both above 0, all sizes equally likely. */
    public Space log(String name, double low, double high) {
        Check.positive("Space", name + " from", low);
        return add(name, "log", low, high);
    }

    /** A whole number from {@code low} to {@code high}, both included. */
    public Space integer(String name, int low, int high) {
        return add(name, "integer", low, high);
    }

    /** One of these. */
    public Space choice(String name, String... choices) {
        if (choices.length == 0) {
            throw new IllegalArgumentException("Space expects at least 1 choice for " + name + ", but got 0");
        }
        return add(name, new Range("choice", 0, 1, List.of(choices)));
    }

    private Space add(String name, String kind, double low, double high) {
        if (!(low < high) || Double.isInfinite(high - low)) {
            throw new IllegalArgumentException(
                    "Space expects " + name + " from a low to a higher end, but got " + low + " to " + high);
        }
        return add(name, new Range(kind, low, high, List.of()));
    }

    private Space add(String name, Range range) {
        if (ranges.putIfAbsent(name, range) != null) {
            throw new IllegalArgumentException("Space expects names of their own, but " + name + " comes twice");
        }
        return this;
    }

    /** The names of the hyper-parameters, in order. */
    public List<String> names() {
        return List.copyOf(ranges.keySet());
    }

    /** A point drawn at random: each range by itself. */
    public Setting random(RandomGenerator random) {
        var values = new LinkedHashMap<String, Object>();
        ranges.forEach((name, range) -> values.put(name, range.at(random.nextDouble())));
        return new Setting(values);
    }

    /** All combinations of {@code steps} values per range; all choices of a choice. */
    public List<Setting> grid(int steps) {
        Check.atLeastOne("Space", "steps", steps);
        List<Map<String, Object>> points = List.of(Map.of());
        for (var entry : ranges.entrySet()) {
            var longer = new ArrayList<Map<String, Object>>();
            for (Map<String, Object> point : points) {
                for (Object value : entry.getValue().grid(steps)) {
                    var next = new LinkedHashMap<>(point);
                    next.put(entry.getKey(), value);
                    longer.add(next);
                }
            }
            points = longer;
        }
        return points.stream().map(Setting::new).toList();
    }

    /**
     * The same space around good points: each range shrinks to what these points span, widened on both sides by {@code margin}
     * times its old width (in its own scale) and never beyond it; a choice keeps what the points chose.
     */
    public Space around(List<Setting> points, double margin) {
        var narrow = new Space();
        ranges.forEach((name, range) -> {
            if (range.kind().equals("choice")) {
                var kept = range.choices().stream()
                        .filter(choice ->
                                points.stream().anyMatch(p -> p.choice(name).equals(choice)))
                        .toList();
                narrow.add(name, new Range("choice", 0, 1, kept));
                return;
            }
            double[] places = points.stream()
                    .mapToDouble(p -> range.place(p.number(name)))
                    .sorted()
                    .toArray();
            double from = Math.max(0, places[0] - margin), to = Math.min(1, places[places.length - 1] + margin);
            if (range.kind().equals("integer")) {
                double low = Math.round(range.low() + from * (range.high() - range.low()));
                double high = Math.round(range.low() + to * (range.high() - range.low()));
                narrow.add(name, new Range("integer", low, high, List.of()));
            } else {
                double low = (double) range.at(from), high = to == 1 ? range.high() : (double) range.at(to);
                narrow.add(name, new Range(range.kind(), low, high, List.of()));
            }
        });
        return narrow;
    }

    /** The ranges. */
    @Override
    public String toString() {
        var text = new StringBuilder("Space[");
        ranges.forEach((name, range) -> text.append(text.length() > 6 ? ", " : "")
                .append(name)
                .append(
                        range.kind().equals("choice")
                                ? " of " + range.choices()
                                : " " + range.kind()
                                        + String.format(Locale.ROOT, " from %.4g to %.4g", range.low(), range.high())));
        return text.append("]").toString();
    }
}
