package descent.notebook;

import descent.Network;
import descent.charts.Chart;
import descent.charts.Charts;
import descent.training.History;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/** What an object looks like in a notebook: by kind of content, such as text/html, for each type that Descent knows. */
final class Rendering {
    static final String TEXT = "text/plain", HTML = "text/html";

    /** A piece of HTML with what it says as text. */
    record Markup(String html, String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /** The types whose objects have a look of their own. Optimizers, losses and layers are their text. */
    static final List<Class<?>> TYPES = List.of(
            Chart.class,
            Figure.class,
            History.class,
            Network.class,
            Table.class,
            FMatrixRMaj.class,
            double[].class,
            double[][].class,
            float[].class,
            float[][].class,
            int[].class,
            int[][].class,
            Markup.class);

    private Rendering() {}

    static Map<String, Object> bundle(Object value) {
        if (value instanceof Chart chart) {
            return chart.mimeBundle();
        }
        if (value instanceof Figure figure) {
            return Chart.of(figure).mimeBundle();
        }
        if (value instanceof History history) {
            var bundle = new LinkedHashMap<>(Charts.learningCurves(history).mimeBundle());
            bundle.put(TEXT, history.toString());
            return bundle;
        }
        if (value instanceof Markup markup) {
            return both(markup.html(), markup.text());
        }
        Sheet sheet = sheet(value);
        return sheet == null ? Map.of(TEXT, String.valueOf(value)) : both(sheet.html(), sheet.text());
    }

    static String text(Object value) {
        return (String) bundle(value).get(TEXT);
    }

    private static Sheet sheet(Object value) {
        if (value instanceof Network network) {
            return Sheet.of(network.summary().setName(network.toString()));
        }
        if (value instanceof Table table) {
            return Sheet.of(table);
        }
        if (value instanceof FMatrixRMaj m) {
            return Sheet.of("FMatrixRMaj", m.numRows, m.numCols, (r, c) -> (double) m.data[r * m.numCols + c]);
        }
        return TYPES.contains(value == null ? Object.class : value.getClass()) ? array(value) : null;
    }

    /** An array of numbers as one row, an array of arrays as rows. */
    private static Sheet array(Object array) {
        Object[] rows = array instanceof Object[] several ? several : new Object[] {array};
        int columns = Arrays.stream(rows).mapToInt(Array::getLength).max().orElse(0);
        String type = array.getClass().getSimpleName().replace("[]", "");
        return Sheet.of(
                type,
                rows.length,
                columns,
                (r, c) -> c < Array.getLength(rows[r]) ? ((Number) Array.get(rows[r], c)).doubleValue() : null);
    }

    private static Map<String, Object> both(String html, String text) {
        var bundle = new LinkedHashMap<String, Object>();
        bundle.put(HTML, html);
        bundle.put(TEXT, text);
        return bundle;
    }
}
