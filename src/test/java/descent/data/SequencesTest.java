package descent.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import descent.DataSet;
import descent.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class SequencesTest {
    @Test
    void addingMarksOneNumberOfEachHalf() {
        int steps = 7;
        DataSet data = Sequences.adding(2000, steps, 1);
        assertThat(data.shape()).isEqualTo(Shape.sequence(steps, 2));
        var marked = new int[steps];
        double squares = 0;
        for (int i = 0; i < data.size(); i++) {
            float sum = 0;
            int[] halves = new int[2];
            for (int t = 0; t < steps; t++) {
                assertThat(data.x().get(i, 2 * t)).isBetween(0f, 1f);
                if (data.x().get(i, 2 * t + 1) == 1) {
                    sum += data.x().get(i, 2 * t);
                    marked[t]++;
                    halves[t < steps / 2 ? 0 : 1]++;
                } else {
                    assertThat(data.x().get(i, 2 * t + 1)).isZero();
                }
            }
            assertThat(halves).containsExactly(1, 1);
            assertThat(data.targets().values().get(i, 0)).isEqualTo(sum);
            squares += (sum - 1) * (sum - 1);
        }
        assertThat(marked).doesNotContain(0);
        assertThat(squares / data.size()).isCloseTo(1 / 6.0, within(0.02));
    }

    @Test
    void copyAsksForTheSymbols() {
        DataSet data = Sequences.copy(50, 3, 2, 4, 1);
        assertThat(data.shape()).isEqualTo(Shape.sequence(6, 4));
        for (int i = 0; i < data.size(); i++) {
            assertThat(ones(data.x(), i)).hasSize(6).filteredOn(c -> c % 4 == 3).containsExactly(11, 15, 19, 23);
            List<Integer> asked = ones(data.x(), i).subList(0, 2);
            assertThat(ones(data.targets().values(), i)).containsExactly(asked.get(0), 3 + asked.get(1) - 4);
        }
        assertThat(data.targets().values().numCols).isEqualTo(6);
    }

    @Test
    void firstSymbolIsTheLabel() {
        DataSet data = Sequences.firstSymbol(60, 3, 5, 1);
        assertThat(data.shape()).isEqualTo(Shape.sequence(5, 3));
        for (int i = 0; i < data.size(); i++) {
            assertThat(ones(data.x(), i)).hasSize(5).element(0).isEqualTo(data.labels()[i]);
        }
        assertThat(data.labels()).contains(0, 1, 2);
    }

    /** Three numbers of a sine of known frequency give the next: x(t+1) = 2 cos(w) x(t) - x(t-1). */
    @Test
    void sineGoesOn() {
        DataSet data = Sequences.sine(100, 4, 0, 1);
        for (int i = 0; i < data.size(); i++) {
            float a = data.x().get(i, 1), b = data.x().get(i, 2), c = data.x().get(i, 3);
            if (Math.abs(b) > 0.3) {
                double next = (a + c) / b * c - b;
                assertThat((double) data.targets().values().get(i, 0)).isCloseTo(next, within(1e-4));
                assertThat((a + c) / b / 2).isBetween((float) Math.cos(0.63), (float) Math.cos(0.209));
            }
        }
        DataSet noisy = Sequences.sine(1000, 10, 0.2, 2);
        double squares = 0;
        for (float x : noisy.x().data) {
            squares += x * x;
        }
        assertThat(squares / noisy.x().data.length).isCloseTo(0.5 + 0.04, within(0.02));
        DataSet curve = Toys.sine(2000, 0.1, 1);
        squares = 0;
        for (int i = 0; i < curve.size(); i++) {
            assertThat(curve.x().data[i]).isBetween(-3.1416f, 3.1416f);
            squares += Math.pow(curve.targets().values().data[i] - Math.sin(curve.x().data[i]), 2);
        }
        assertThat(squares / curve.size()).isCloseTo(0.01, within(0.001));
    }

    @Test
    void sameSeedSameSequences() {
        assertThat(all(1)).isEqualTo(all(1));
        for (int i = 0; i < all(1).size(); i++) {
            assertThat(all(1).get(i)).isNotEqualTo(all(2).get(i));
        }
    }

    private static List<List<Float>> all(long seed) {
        return List.of(
                        Sequences.adding(5, 6, seed),
                        Sequences.copy(5, 3, 4, 2, seed),
                        Sequences.firstSymbol(5, 4, 6, seed),
                        Sequences.sine(5, 6, 0.1, seed),
                        Toys.sine(5, 0.1, seed),
                        new BagOfWords(2, 20, 4, 10).draw(5, seed))
                .stream()
                .map(data -> IntStream.range(0, data.x().data.length)
                        .mapToObj(i -> data.x().data[i])
                        .toList())
                .toList();
    }

    @Test
    void rareWordsTellTheClass() {
        int classes = 3, vocabulary = 60, informative = 30;
        DataSet data = new BagOfWords(classes, vocabulary, informative, 40).draw(3000, 1);
        var counts = new double[classes][vocabulary];
        for (int i = 0; i < data.size(); i++) {
            float words = 0;
            for (int w = 0; w < vocabulary; w++) {
                words += data.x().get(i, w);
                counts[data.labels()[i]][w] += data.x().get(i, w);
            }
            assertThat(words).isEqualTo(40);
        }
        double all = 3000 * 40,
                harmonic =
                        IntStream.rangeClosed(1, vocabulary)
                                .mapToDouble(r -> 1.0 / r)
                                .sum();
        for (int w = 0; w < vocabulary; w++) {
            double expected = all / harmonic / (w + 1), found = counts[0][w] + counts[1][w] + counts[2][w];
            assertThat(found).isCloseTo(expected, within(0.03 * expected + 5 * Math.sqrt(expected)));
            for (int label = 0; label < classes; label++) {
                double share = w < vocabulary - informative ? 1.0 / 3 : w % classes == label ? 1 : 0;
                assertThat(counts[label][w] / found).isCloseTo(share, within(share % 1 == 0 ? 0 : 0.05));
            }
        }
    }

    @Test
    void textBecomesWindowsWithTheirNextCharacter() {
        var text = new Characters("abcab\nc");
        assertThat(text.alphabet()).isEqualTo("\nabc");
        assertThat(text.encode("cab\n")).containsExactly(3, 1, 2, 0);
        assertThat(text.decode(3, 1, 2, 0)).isEqualTo("cab\n");
        DataSet data = text.next(4);
        assertThat(data.x().data).containsExactly(1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 0);
        assertThat(data.labels()).containsExactly(2, 0, 3);
        assertThat(data.shape()).isEqualTo(Shape.of(4));
        assertThat(text).hasToString("7 characters, 4 different");
    }

    @Test
    void bringsSixSonnets() {
        String text = Characters.sonnets().text();
        assertThat(text.split("\n\n")).hasSize(6).allMatch(sonnet -> sonnet.split("\n").length == 14);
        assertThat(text)
                .startsWith("Shall I compare thee")
                .endsWith("false compare.\n")
                .doesNotContain("\r");
        assertThat(Characters.sonnets()).hasToString("3699 characters, 51 different");
    }

    @Test
    void refuseBadArguments() {
        assertThatThrownBy(() -> Sequences.adding(0, 10, 1))
                .hasMessage("Sequences.adding expects samples >= 1, but got 0");
        assertThatThrownBy(() -> Sequences.adding(5, 1, 1))
                .hasMessage("Sequences.adding expects steps >= 2, but got 1");
        assertThatThrownBy(() -> Sequences.copy(5, 2, 3, 0, 1))
                .hasMessage("Sequences.copy expects delay >= 1, but got 0");
        assertThatThrownBy(() -> Sequences.copy(5, 1, 3, 2, 1))
                .hasMessage("Sequences.copy expects symbols >= 2, but got 1");
        assertThatThrownBy(() -> Sequences.copy(5, 2, 0, 2, 1))
                .hasMessage("Sequences.copy expects length >= 1, but got 0");
        assertThatThrownBy(() -> Sequences.sine(5, 4, -1, 1))
                .hasMessage("Sequences.sine expects noise >= 0, but got -1.0");
        assertThatThrownBy(() -> new BagOfWords(3, 10, 2, 5))
                .hasMessage("BagOfWords expects 2 <= classes <= informative < vocabulary, but got 3, 2 and 10");
        assertThatThrownBy(() -> new Characters("a")).hasMessage("Characters expects at least 2 characters, but got 1");
        assertThatThrownBy(() -> new Characters("abc").next(3))
                .hasMessage("Characters expects a length below that of the text, 3, but got 3");
        assertThatThrownBy(() -> new Characters("ab\n").encode("ax"))
                .hasMessage("'x' is not in the alphabet \"\\nab\"");
        assertThatThrownBy(() -> new Characters("abc").decode(3))
                .hasMessage("Characters expects numbers from 0 to 2, but got 3");
    }

    /** The columns of row i that are 1; all others must be 0. */
    private static List<Integer> ones(FMatrixRMaj m, int i) {
        float[] row = Arrays.copyOfRange(m.data, i * m.numCols, (i + 1) * m.numCols);
        for (float value : row) {
            assertThat(value).isIn(0f, 1f);
        }
        return IntStream.range(0, row.length).filter(c -> row[c] == 1).boxed().toList();
    }
}
