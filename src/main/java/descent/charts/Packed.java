package descent.charts;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Long lists of numbers as base64, which plotly.js reads since version 2.35. A saved notebook writes every number of a list
 * on a line of its own, with all the space before it: packed, a chart takes a fifth.
 */
final class Packed {
    /** Where plotly expects data. Other lists, such as ranges, stay as they are. */
    private static final Set<String> DATA = Set.of("x", "y", "z", "width", "size");

    private static final int LEAST = 24;

    private Packed() {}

    /** The same traces, frames or whatever is in the value, with their data packed. */
    static Object packed(Object value) {
        if (value instanceof Map<?, ?> map) {
            var packed = new LinkedHashMap<String, Object>();
            map.forEach((key, entry) -> packed.put(
                    key.toString(), DATA.contains(key) && entry instanceof List<?> list ? data(list) : packed(entry)));
            return packed;
        }
        return value instanceof List<?> list ? list.stream().map(Packed::packed).toList() : value;
    }

    private static Object data(List<?> list) {
        if (list.isEmpty() || !(list.get(0) instanceof List<?> first)) {
            return list.size() >= LEAST && areNumbers(list) ? spec(list, null) : list;
        }
        boolean rectangle = list.stream()
                .allMatch(row -> row instanceof List<?> cells && cells.size() == first.size() && areNumbers(cells));
        return rectangle && list.size() * first.size() >= LEAST
                ? spec(
                        list.stream().flatMap(row -> ((List<?>) row).stream()).toList(),
                        list.size() + ", " + first.size())
                : list;
    }

    private static boolean areNumbers(List<?> list) {
        return list.stream().allMatch(item -> item == null || item instanceof Number);
    }

    /** The smallest type that holds all; null is NaN, which plotly draws as a gap too. */
    private static Map<String, Object> spec(List<?> list, String shape) {
        double[] values = list.stream()
                .mapToDouble(item -> item == null ? Double.NaN : ((Number) item).doubleValue())
                .toArray();
        String type = whole(values, Byte.MAX_VALUE)
                ? "i1"
                : whole(values, Short.MAX_VALUE) ? "i2" : floats(values) ? "f4" : "f8";
        var bytes = ByteBuffer.allocate(values.length * (type.charAt(1) - '0')).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            switch (type) {
                case "i1" -> bytes.put((byte) value);
                case "i2" -> bytes.putShort((short) value);
                case "f4" -> bytes.putFloat((float) value);
                default -> bytes.putDouble(value);
            }
        }
        var spec = new LinkedHashMap<String, Object>();
        spec.put("dtype", type);
        spec.put("bdata", Base64.getEncoder().encodeToString(bytes.array()));
        if (shape != null) {
            spec.put("shape", shape);
        }
        return spec;
    }

    private static boolean whole(double[] values, int largest) {
        for (double value : values) {
            if (value != Math.rint(value) || Math.abs(value) > largest) {
                return false;
            }
        }
        return true;
    }

    /** Whether all fit a float: not too large, not too small, and no large whole number. */
    private static boolean floats(double[] values) {
        for (double value : values) {
            double size = Math.abs(value);
            if (size > 1e37 || size > 0 && size < 1e-37 || size > 1 << 24 && value == Math.rint(value)) {
                return false;
            }
        }
        return true;
    }
}
