package descent.charts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.traces.Trace;

/**
 * Reads the JavaScript that Tablesaw writes for its figures, and repairs what plotly.js 3 would not understand: titles
 * as strings, numbers as strings, booleans as strings, HTML entities, NaN.
 */
final class Figures {
    private static final JsonMapper LENIENT = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    /** Lists that are texts even where they look like numbers. */
    private static final Set<String> TEXTS = Set.of("text", "hovertext", "ticktext", "labels", "ids");

    private static final Set<String> NOT_NUMBERS = Set.of("NaN", "Infinity", "-Infinity", "null");

    private Figures() {}

    static Chart chart(Figure figure) {
        var data = new ArrayList<Map<?, ?>>();
        for (Trace trace : figure.getTraces()) {
            data.add(repaired(parse(trace.asJavascript(data.size()))));
        }
        var layout = figure.getLayout() == null
                ? Map.<String, Object>of()
                : repaired(parse(figure.getLayout().asJavascript()));
        var base = Theme.layout("", Theme.WIDTH, 450);
        layout.keySet().stream()
                .filter(key -> key.matches("[xy]axis\\d*"))
                .forEach(key -> base.put(key, Theme.axis(null)));
        return Chart.of(Plain.maps(data), Plain.merge(base, Plain.map(layout)));
    }

    private static Map<?, ?> parse(String script) {
        try {
            return LENIENT.readValue(script.substring(script.indexOf('=') + 1), Map.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "expected a Tablesaw figure that plotly could read, but got " + script, e);
        }
    }

    private static Map<String, Object> repaired(Map<?, ?> map) {
        var repaired = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> repaired.put(key.toString(), repaired(key.toString(), value)));
        if (repaired.get("title") instanceof String title) {
            var text = new LinkedHashMap<String, Object>(Map.of("text", title));
            if (repaired.remove("titlefont") instanceof Map<?, ?> font) {
                text.put("font", font);
            }
            repaired.put("title", text);
        }
        if (Integer.valueOf(0).equals(repaired.get("nbinsx"))) {
            repaired.keySet().removeAll(List.of("autobinx", "autobiny", "nbinsx", "nbinsy"));
        }
        return repaired;
    }

    private static Object repaired(String key, Object value) {
        if (value instanceof Map<?, ?> map) {
            return repaired(map);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item -> item(key, item)).toList();
        }
        if (value instanceof String text) {
            return switch (text) {
                case "True", "true" -> true;
                case "False", "false" -> false;
                default -> key.equals("opacity") ? number(text) : Theme.literal(Theme.unescaped(text));
            };
        }
        return value;
    }

    private static Object item(String key, Object item) {
        if (item instanceof String text) {
            return TEXTS.contains(key) ? text : number(text);
        }
        return repaired(key, item);
    }

    private static Object number(String text) {
        if (NOT_NUMBERS.contains(text)) {
            return Double.NaN;
        }
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            return text;
        }
    }
}
