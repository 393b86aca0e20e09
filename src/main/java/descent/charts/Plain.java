package descent.charts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns maps, lists, arrays and numbers into what every JSON writer takes: nothing but maps, lists, strings, booleans and
 * finite numbers.
 */
final class Plain {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** As many as a float carries: more would only make notebooks heavy. */
    private static final MathContext DIGITS = new MathContext(7);

    private Plain() {}

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getMessage(), e);
        }
    }

    static Map<String, Object> map(Map<?, ?> map) {
        var plain = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> plain.put(String.valueOf(key), value(value)));
        return Collections.unmodifiableMap(plain);
    }

    static List<Map<String, Object>> maps(List<? extends Map<?, ?>> maps) {
        return maps.stream().map(Plain::map).toList();
    }

    static Object value(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map(map);
        }
        if (value instanceof Iterable<?> items) {
            var list = new ArrayList<>();
            items.forEach(item -> list.add(value(item)));
            return Collections.unmodifiableList(list);
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value == null || value instanceof Boolean) {
            return value;
        }
        return value.getClass().isArray() ? array(value) : value.toString();
    }

    private static List<Object> array(Object array) {
        var list = new ArrayList<>(Array.getLength(array));
        for (int i = 0; i < Array.getLength(array); i++) {
            list.add(value(Array.get(array, i)));
        }
        return Collections.unmodifiableList(list);
    }

    private static Number number(Number number) {
        if (!(number instanceof Double || number instanceof Float)) {
            return number;
        }
        double x = number.doubleValue();
        if (!Double.isFinite(x)) {
            return null;
        }
        if (x == Math.rint(x) && Math.abs(x) < 1e15) {
            return (long) x;
        }
        return new BigDecimal(x).round(DIGITS).doubleValue();
    }

    /** A copy of {@code base} with {@code change} on top: maps are merged, a null removes, all else is replaced. */
    static Map<String, Object> merge(Map<?, ?> base, Map<?, ?> change) {
        var merged = new LinkedHashMap<String, Object>();
        base.forEach((key, value) -> merged.put(String.valueOf(key), value));
        change.forEach((key, value) -> {
            if (value == null) {
                merged.remove(key);
            } else if (value instanceof Map<?, ?> inner && merged.get(key) instanceof Map<?, ?> old) {
                merged.put(String.valueOf(key), merge(old, inner));
            } else {
                merged.put(String.valueOf(key), value);
            }
        });
        return Collections.unmodifiableMap(merged);
    }
}
