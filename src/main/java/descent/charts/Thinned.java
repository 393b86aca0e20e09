package descent.charts;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Lines and clouds of very many points with as many as can be seen, and a note in the corner that says so. A line keeps the
 * lowest and the highest point of each short stretch, so that no spike is lost, and its gaps; a cloud keeps every n-th
 * point and its outermost ones. What else belongs to the points (texts, sizes, errors) is thinned with them.
 *
 * <p>A trace may have 2,000 points, in a chart of more than ten traces fewer, but 500 at least; up to twice as many stay
 * as they are. Every chart comes through here, when it is made.
 */
final class Thinned {
    private static final int BUDGET = 20_000, LEAST = 500, MOST = 2_000;

    private Thinned() {}

    /** The most points of one trace among so many. */
    static int limit(int traces) {
        return Math.max(LEAST, Math.min(MOST, BUDGET / Math.max(1, traces)));
    }

    static List<Map<String, ?>> traces(List<? extends Map<String, ?>> traces, int limit) {
        var thinned = new ArrayList<Map<String, ?>>();
        traces.forEach(trace -> thinned.add(trace(trace, limit)));
        return thinned;
    }

    /** The layout with a note on how many points were left out, if any were. */
    static Map<String, ?> noted(
            Map<String, ?> layout, List<? extends Map<String, ?>> before, List<? extends Map<String, ?>> after) {
        long all = 0, shown = 0;
        for (int t = 0; t < before.size(); t++) {
            int points = points(before.get(t)), left = points(after.get(t));
            all += left < points ? points : 0;
            shown += left < points ? left : 0;
        }
        if (all == 0) {
            return layout;
        }
        int bottom = layout.get("margin") instanceof Map<?, ?> margin && margin.get("b") instanceof Number b
                ? b.intValue()
                : 80;
        var note = Theme.note(String.format(Locale.ROOT, "%,d points, %,d shown", all, shown), 1, 0, "right", "bottom");
        note.put("font", Map.of("size", 10, "color", Theme.FAINT));
        note.put("yshift", 2 - bottom);
        var notes = new ArrayList<Object>(layout.get("annotations") instanceof List<?> list ? list : List.of());
        notes.add(note);
        var noted = new LinkedHashMap<String, Object>(layout);
        noted.put("annotations", notes);
        return noted;
    }

    /** The trace with about {@code limit} of its points, if it is a line or a cloud of more than twice as many. */
    static Map<String, ?> trace(Map<String, ?> trace, int limit) {
        int points = points(trace);
        if (points <= 2 * limit) {
            return trace;
        }
        boolean line = !(trace.get("mode") instanceof String mode) || mode.contains("lines");
        Object x = trace.get("x"), y = trace.get("y");
        int[] kept = line ? extremes(x, y, points, limit) : spread(x, y, points, limit);
        var thinned = new LinkedHashMap<String, Object>();
        trace.forEach((key, value) -> thinned.put(key, pick(value, points, kept)));
        if (x == null) {
            double first = number(thinned.remove("x0"), 0), step = number(thinned.remove("dx"), 1);
            thinned.put(
                    "x", Arrays.stream(kept).mapToDouble(i -> first + i * step).toArray());
        }
        return thinned;
    }

    /** How many points a trace has that this class knows to thin; 0 for other kinds of traces. */
    private static int points(Map<String, ?> trace) {
        Object type = trace.get("type");
        boolean known = type == null || type.equals("scatter") || type.equals("scattergl");
        int points = length(trace.get("y"));
        return known && points > 0 && (trace.get("x") == null || length(trace.get("x")) == points) ? points : 0;
    }

    /** Both ends, and of each stretch between them its lowest and its highest point and a gap if there is one. */
    private static int[] extremes(Object x, Object y, int points, int limit) {
        boolean forward = x == null || IntStream.range(1, points).noneMatch(i -> at(x, i) < at(x, i - 1));
        int stretches = (limit - 2) / (forward ? 2 : 4);
        var kept = IntStream.builder().add(0).add(points - 1);
        for (int s = 0; s < stretches; s++) {
            int from = (int) ((long) points * s / stretches), to = (int) ((long) points * (s + 1) / stretches);
            outermost(y, from, to, kept);
            if (!forward) {
                outermost(x, from, to, kept);
            }
            IntStream.range(from, to)
                    .filter(i -> !Double.isFinite(at(y, i)))
                    .findFirst()
                    .ifPresent(kept::add);
        }
        return kept.build().distinct().sorted().toArray();
    }

    private static int[] spread(Object x, Object y, int points, int limit) {
        int most = limit - 4;
        var kept = IntStream.builder();
        for (int i = 0; i < most; i++) {
            kept.add((int) ((long) points * i / most));
        }
        outermost(y, 0, points, kept);
        if (x != null) {
            outermost(x, 0, points, kept);
        }
        return kept.build().distinct().sorted().toArray();
    }

    private static void outermost(Object values, int from, int to, IntStream.Builder kept) {
        int low = -1, high = -1;
        for (int i = from; i < to; i++) {
            double value = at(values, i);
            if (Double.isFinite(value)) {
                low = low < 0 || value < at(values, low) ? i : low;
                high = high < 0 || value > at(values, high) ? i : high;
            }
        }
        if (low >= 0) {
            kept.add(low).add(high);
        }
    }

    /** In lists of one entry for each point the entries of those kept, at any depth; the rest as it is. */
    private static Object pick(Object value, int points, int... kept) {
        if (value instanceof Map<?, ?> map) {
            var picked = new LinkedHashMap<Object, Object>();
            map.forEach((key, entry) -> picked.put(key, pick(entry, points, kept)));
            return picked;
        }
        if (length(value) != points) {
            return value;
        }
        var picked = new ArrayList<>(kept.length);
        for (int i : kept) {
            picked.add(value instanceof List<?> list ? list.get(i) : Array.get(value, i));
        }
        return picked;
    }

    private static int length(Object values) {
        if (values instanceof List<?> list) {
            return list.size();
        }
        return values != null && values.getClass().isArray() ? Array.getLength(values) : -1;
    }

    /** A number of a list or an array; NaN if it is something else. */
    private static double at(Object values, int index) {
        if (values instanceof double[] numbers) {
            return numbers[index];
        }
        return number(values instanceof List<?> list ? list.get(index) : Array.get(values, index), Double.NaN);
    }

    private static double number(Object value, double otherwise) {
        return value instanceof Number number ? number.doubleValue() : otherwise;
    }
}
