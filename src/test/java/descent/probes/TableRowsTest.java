package descent.probes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class TableRowsTest {
    @Test
    void theFirstRowMakesTheColumns() {
        var rows = new TableRows("race").add("optimizer", "Adam", "steps", 57);
        Table before = rows.table();
        rows.add("optimizer", "SGD", "steps", 21.5);
        assertThat(before.rowCount()).isEqualTo(1);
        assertThat(rows.table().stringColumn("optimizer").asList()).containsExactly("Adam", "SGD");
        assertThat(rows.table().doubleColumn("steps").asList()).containsExactly(57.0, 21.5);
        assertThat(rows.table().name()).isEqualTo("race");
    }

    @Test
    void refusesRowsThatDoNotFit() {
        var rows = new TableRows("race").add("optimizer", "Adam", "steps", 57);
        assertThatThrownBy(() -> rows.add("optimizer", "SGD"))
                .hasMessage("row of race expects a value for each of [optimizer, steps], but got 1.0");
        assertThatThrownBy(() -> rows.add("optimizer", "SGD", "stepps", 3))
                .hasMessage("row of race expects one of [optimizer, steps], but got stepps 3");
        assertThatThrownBy(() -> rows.add("optimizer", 7, "steps", 3)).hasMessageContaining("STRING for optimizer");
    }

    @Test
    void stacksTablesUnderTheirLabels() {
        var one = Table.create("one", DoubleColumn.create("x", new double[] {1, 2}));
        var stack = new TableStack("seed").add(1, one).add(2, one);
        assertThat(stack.table().doubleColumn("seed").asList()).containsExactly(1.0, 1.0, 2.0, 2.0);
        assertThat(one.columnCount()).isEqualTo(1);
        assertThatThrownBy(() -> new TableStack("seed").table()).hasMessageContaining("nothing has been added");
    }
}
