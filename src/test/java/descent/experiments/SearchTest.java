package descent.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SearchTest {
    private static final Space SPACE = new Space().log("rate", 1e-4, 1).linear("momentum", 0, 1);

    /** Best at rate 0.01 and momentum 0.5; a larger budget tells it more sharply. */
    private static double score(Setting point, int budget) {
        double off = Math.abs(Math.log10(point.number("rate")) + 2) + Math.abs(point.number("momentum") - 0.5);
        return -off * Math.min(budget, 10) / 10;
    }

    private static Search search() {
        return new Search(SPACE, SearchTest::score, 7);
    }

    @Test
    void spacesDrawFromTheirRanges() {
        var space = new Space()
                .log("a", 1e-3, 10)
                .linear("b", -1, 3)
                .integer("c", 2, 4)
                .choice("d", "x", "y");
        var random = new SplittableRandom(1);
        List<Setting> points = java.util.stream.Stream.generate(() -> space.random(random))
                .limit(4000)
                .toList();
        assertThat(points).allMatch(p -> p.number("a") >= 1e-3 && p.number("a") <= 10);
        assertThat(points).allMatch(p -> p.number("b") >= -1 && p.number("b") <= 3);
        // Every decade the same share, every integer and choice too.
        assertThat(points.stream().filter(p -> p.number("a") < 0.01).count()).isBetween(900L, 1100L);
        assertThat(points.stream().filter(p -> p.integer("c") == 4).count()).isBetween(1200L, 1470L);
        assertThat(points.stream().map(p -> p.integer("c")).collect(Collectors.toSet()))
                .isEqualTo(Set.of(2, 3, 4));
        assertThat(points.stream().filter(p -> p.choice("d").equals("x")).count())
                .isBetween(1870L, 2130L);
    }

    @Test
    void gridsHoldAllCombinationsWithTheEnds() {
        List<Setting> grid = new Space()
                .log("a", 0.01, 1)
                .integer("c", 1, 2)
                .choice("d", "x", "y", "z")
                .grid(3);
        assertThat(grid).hasSize(3 * 2 * 3).doesNotHaveDuplicates();
        assertThat(grid.stream().map(p -> p.number("a")).distinct().toList())
                .hasSize(3)
                .satisfies(a -> {
                    assertThat(a.get(0)).isCloseTo(0.01, Offset.offset(1e-12));
                    assertThat(a.get(1)).isCloseTo(0.1, Offset.offset(1e-12));
                    assertThat(a.get(2)).isCloseTo(1, Offset.offset(1e-12));
                });
    }

    @Test
    void narrowsAroundGoodPoints() {
        var points = List.of(
                new Setting(Map.of("rate", 0.01, "momentum", 0.4)), new Setting(Map.of("rate", 0.1, "momentum", 0.5)));
        Space narrow = SPACE.around(points, 0);
        assertThat(narrow.random(new SplittableRandom(3)).number("rate")).isBetween(0.01, 0.1);
        assertThat(narrow).hasToString("Space[rate log from 0.01000 to 0.1000, momentum linear from 0.4000 to 0.5000]");
        var one = SPACE.around(points.subList(0, 1), 0.1);
        assertThat(one.toString()).contains("momentum linear from 0.3");
    }

    @Test
    void everyWayFindsTheTop() {
        assertThat(search().grid(9, 10).best().score()).isGreaterThan(-0.01);
        assertThat(search().random(200, 10).best().score()).isGreaterThan(-0.3);
        assertThat(search().halving(64, 1, 16, 2).best().score()).isGreaterThan(-0.6);
        assertThat(search().hyperband(27, 3).best().score()).isGreaterThan(-0.8);
        assertThat(search().narrowing(5, 20, 10).best().score()).isGreaterThan(-0.1);
    }

    @Test
    void halvingSpendsItsBudgetOnTheBest() {
        Search.Found found = search().halving(16, 1, 8, 2);
        assertThat(found.tries().stream().map(t -> t.round() + ":" + t.budget()).distinct())
                .containsExactly("1:1", "2:2", "3:4", "4:8");
        assertThat(found.tries()).hasSize(16 + 8 + 4 + 2);
        assertThat(found.cost()).isEqualTo(16 + 16 + 16 + 16);
        assertThat(found.best().budget()).isEqualTo(8);
        double worstKept = found.tries().stream()
                .filter(t -> t.round() == 2)
                .mapToDouble(t -> score(t.point(), 1))
                .min()
                .orElseThrow();
        long better = found.tries().stream()
                .filter(t -> t.round() == 1 && t.score() > worstKept)
                .count();
        assertThat(better).isEqualTo(7);
    }

    @Test
    void hyperbandStartsBracketsAsInThePaper() {
        // R = 81, eta = 3: brackets of 81, 34, 15, 8 and 5 points with 1, 3, 9, 27 and 81 (table 1 of the paper).
        Search.Found found = search().hyperband(81, 3);
        var starts = found.tries().stream()
                .filter(t -> t.round() == 1)
                .collect(Collectors.groupingBy(Search.Found.Try::budget, Collectors.counting()));
        assertThat(starts).isEqualTo(Map.of(1, 81L, 3, 34L, 9, 15L, 27, 8L, 81, 5L));
    }

    @Test
    void doesNotDependOnThreadsAndSurvivesFailures() {
        Search.Score fragile = (point, budget) -> {
            if (point.number("rate") > 0.1) {
                throw new ArithmeticException("diverged");
            }
            return point.number("momentum") > 0.9 ? Double.NaN : score(point, budget);
        };
        var one = new Search(SPACE, fragile, 3).threads(1).random(40, 1);
        var many = new Search(SPACE, fragile, 3).threads(5).random(40, 1);
        assertThat(many.tries()).isEqualTo(one.tries());
        assertThat(one.tries()).anyMatch(t -> t.score() == Double.NEGATIVE_INFINITY);
        assertThat(one.table().columnNames()).containsExactly("rate", "momentum", "budget", "round", "score");
    }

    @Test
    void messages() {
        assertThatThrownBy(() -> new Space().log("rate", 0, 1)).hasMessage("Space expects rate from > 0, but got 0.0");
        assertThatThrownBy(() -> new Space().linear("x", 1, 1))
                .hasMessage("Space expects x from a low to a higher end, but got 1.0 to 1.0");
        assertThatThrownBy(() -> SPACE.random(new SplittableRandom(1)).number("rte"))
                .hasMessageContaining("but got rte");
        assertThatThrownBy(() -> search().random(0, 1)).hasMessage("Search expects count >= 1, but got 0");
    }
}
