package descent.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import descent.charts.ChartCatalogue.Kind;
import descent.charts.ChartCatalogue.Sample;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every kind of chart has to bear, whatever it draws. */
class EveryChartTest {
    @Test
    void everyMethodIsInTheCatalogue() {
        List<String> methods = Arrays.stream(Charts.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(method -> method.getName()
                        + Arrays.stream(method.getParameterTypes())
                                .map(Class::getSimpleName)
                                .collect(Collectors.joining(", ", "(", ")")))
                .toList();
        assertThat(ChartCatalogue.KINDS.stream().map(Kind::method))
                .as("a new method of Charts gets a line in ChartCatalogue.KINDS")
                .containsExactlyInAnyOrderElementsOf(methods);
    }

    @TestFactory
    Stream<DynamicTest> bears() {
        return ChartCatalogue.SAMPLES.stream().flatMap(sample -> ChartCatalogue.KINDS.stream()
                .map(kind -> DynamicTest.dynamicTest(kind + ": " + sample, () -> check(kind, sample))));
    }

    private static void check(Kind kind, Sample sample) throws Exception {
        Chart chart = kind.draw().apply(sample);
        assertThat(new ObjectMapper().readTree(chart.json()).get("data").isArray())
                .isTrue();
        assertThat(texts(chart.plotly())).noneMatch(text -> text.matches("(?s).*<\\s*/?(script|img|a)\\b.*"));
        assertThat(number(chart, "width")).isBetween(100, 1300);
        assertThat(number(chart, "height")).isBetween(80, 12_000);
        String page = Page.html(chart);
        // Its own scripts end three times, and none is ended by what is in it.
        assertThat(page.split("</script", -1)).hasSize(4);
        assertThat(page).doesNotContain("<img").doesNotContain("<!--");
    }

    private static int number(Chart chart, String key) {
        return ((Number) chart.layout().get(key)).intValue();
    }

    private static Stream<String> texts(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().flatMap(EveryChartTest::texts);
        }
        if (value instanceof List<?> list) {
            return list.stream().flatMap(EveryChartTest::texts);
        }
        return value instanceof String text ? Stream.of(text) : Stream.of();
    }
}
