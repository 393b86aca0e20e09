package descent.experiments;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One setting of the hyper-parameters of a {@link Space}.
 *
 * @param values by name: a Double, or a String for a choice
 */
public record Setting(Map<String, Object> values) {
    /** Copies the values, in their order. */
    public Setting {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A number of the setting. */
    public double number(String name) {
        if (!(values.get(name) instanceof Double number)) {
            throw new IllegalArgumentException("expected a number among " + values + ", but got " + name);
        }
        return number;
    }

    /** A whole number of the setting. */
    public int integer(String name) {
        return (int) number(name);
    }

    /** A choice of the setting. */
    public String choice(String name) {
        if (!(values.get(name) instanceof String choice)) {
            throw new IllegalArgumentException("expected a choice among " + values + ", but got " + name);
        }
        return choice;
    }
}
