package descent.charts;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which values need a logarithmic axis, and its ticks. Where an axis spans few decades plotly also writes the numbers between
 * the powers of ten, but only their first digit, as in 1, 5, 2: there the numbers are written out, as in 1, 0.5, 0.2. Where it
 * spans fewer than two it writes all of 1, 2, 3, ..., 9, one over the other: there only 1, 2 and 5. In a narrow panel there is
 * only room for powers of ten, and not for each.
 */
final class Decades {
    /** From here on there are powers of ten enough. */
    private static final double MANY = 2.6;

    /** Up to here plotly writes round numbers. */
    private static final double ROUND = 0.9;

    /** Pixels that a power of ten takes below a panel; with less for each there is no room for all, nor for 2 and 5. */
    private static final int CROWDED = 40;

    /** Pixels for a letter of a number written out, with its share of the gap to the next number. */
    private static final int LETTER = 8;

    /** Values span decades when the largest is more than so many times the least. */
    private static final double WIDE = 30;

    private Decades() {}

    /** Whether the finite values are positive and span decades. */
    static boolean span(double[] values) {
        return span(values, 0);
    }

    /** As {@link #span(double[])}, but for the lowest values, of which there may be this share: they alone do not count. */
    static boolean span(double[] values, double share) {
        double[] sorted = sorted(values);
        int n = sorted.length;
        return n > 0 && sorted[0] > 0 && sorted[n - 1] > WIDE * sorted[(int) (share * n)];
    }

    /** Whether the values span decades, or did so before some of them vanished to 0. */
    static boolean spanDownToZero(double[] values) {
        double[] sorted = sorted(values);
        int n = sorted.length;
        return span(values) || n > 0 && sorted[0] >= 0 && sorted[n - 1] > 1e4 * lowest(values);
    }

    /** Whether places span decades and rise by factors, as learning rates do, and not by steps. */
    static boolean geometric(double[] places) {
        double[] sorted = Arrays.stream(sorted(places)).distinct().toArray();
        int n = sorted.length;
        return n > 2 && span(sorted) && sorted[n / 2] < (sorted[0] + sorted[n - 1]) / 5;
    }

    /** The lowest value above 0. */
    static double lowest(double[] values) {
        return Arrays.stream(values)
                .filter(v -> v > 0 && Double.isFinite(v))
                .min()
                .orElse(Double.MIN_NORMAL);
    }

    private static double[] sorted(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    }

    /** The layout with its own ticks on every logarithmic axis that spans few decades, unless somebody chose a format. */
    static Map<String, Object> written(Map<String, Object> layout, List<Map<String, Object>> data) {
        var formats = new LinkedHashMap<String, Object>();
        layout.forEach((key, value) -> {
            boolean log = key.matches("[xy]axis\\d*")
                    && value instanceof Map<?, ?> axis
                    && "log".equals(axis.get("type"))
                    && !axis.containsKey("tickformat");
            if (log) {
                double[] shown = shown(key, (Map<?, ?>) value, data);
                double decades = Math.log10(shown[1] / shown[0]);
                var format = new LinkedHashMap<String, Object>();
                double perDecade = key.startsWith("x") ? width((Map<?, ?>) value, layout) / decades : Double.MAX_VALUE;
                boolean fits = shown[0] >= 1 || perDecade * Math.log10(2) > LETTER * lettersOf(shown[0]);
                if (decades > 2 && perDecade < CROWDED) {
                    format.put("dtick", (int) Math.ceil(CROWDED / perDecade));
                } else if (decades > ROUND && decades < MANY) {
                    format.put("dtick", "D2");
                }
                if (fits && decades < MANY) {
                    format.put("tickformat", "~g");
                }
                if (!format.isEmpty()) {
                    formats.put(key, format);
                }
            }
        });
        return formats.isEmpty() ? layout : Plain.merge(layout, formats);
    }

    /** How many pixels an x axis is long; NaN where the layout does not say it. */
    private static double width(Map<?, ?> axis, Map<String, Object> layout) {
        boolean known = layout.get("width") instanceof Number
                && layout.get("margin") instanceof Map<?, ?> margin
                && margin.get("l") instanceof Number
                && margin.get("r") instanceof Number
                && axis.get("domain") instanceof List<?>;
        if (!known) {
            return Double.NaN;
        }
        var margin = (Map<?, ?>) layout.get("margin");
        double[] domain = Sketch.numbers((List<?>) axis.get("domain"));
        double plot = number(layout.get("width")) - number(margin.get("l")) - number(margin.get("r"));
        return plot * (domain[1] - domain[0]);
    }

    /** How long the numbers near a value below 1 are, written out with one digit. */
    private static double lettersOf(double value) {
        return 2 + Math.ceil(-Math.log10(value));
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    /** From where to where the axis goes: its range, or the data that are drawn along it; 0 if there are none. */
    private static double[] shown(String key, Map<?, ?> axis, List<Map<String, Object>> data) {
        if (axis.get("range") instanceof List<?> range
                && range.get(0) instanceof Number from
                && range.get(1) instanceof Number to) {
            return new double[] {Math.pow(10, from.doubleValue()), Math.pow(10, to.doubleValue())};
        }
        String letter = key.substring(0, 1), id = letter + key.substring(5);
        double low = Double.POSITIVE_INFINITY, high = 0;
        for (Map<String, Object> trace : data) {
            Object own = trace.getOrDefault(letter + "axis", letter);
            if (own.equals(id) && trace.get(letter) instanceof List<?> values) {
                for (Object value : values) {
                    double number = value instanceof Number n ? n.doubleValue() : 0;
                    low = number > 0 ? Math.min(low, number) : low;
                    high = Math.max(high, number);
                }
            }
        }
        return high > 0 ? new double[] {low, high} : new double[] {0, 1};
    }
}
