package descent.charts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ticks of logarithmic axes. Where an axis spans few decades plotly also writes the numbers between the powers of ten, but
 * only their first digit, as in 1, 5, 2: there the numbers are written out, as in 1, 0.5, 0.2.
 */
final class Decades {
    /** From here on there are powers of ten enough. */
    private static final double MANY = 2.6;

    private Decades() {}

    /** The layout with a number format on every logarithmic axis that spans few decades and has none yet. */
    static Map<String, Object> written(Map<String, Object> layout, List<Map<String, Object>> data) {
        var formats = new LinkedHashMap<String, Object>();
        layout.forEach((key, value) -> {
            boolean log = key.matches("[xy]axis\\d*")
                    && value instanceof Map<?, ?> axis
                    && "log".equals(axis.get("type"))
                    && !axis.containsKey("tickformat");
            if (log) {
                double[] shown = shown(key, (Map<?, ?>) value, data);
                // Beside each other there is room for numbers like 200, but not for numbers like 0.0002.
                boolean fits = key.startsWith("y") || shown[0] >= 1;
                if (fits && Math.log10(shown[1] / shown[0]) < MANY) {
                    formats.put(key, Map.of("tickformat", "~g"));
                }
            }
        });
        return formats.isEmpty() ? layout : Plain.merge(layout, formats);
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
