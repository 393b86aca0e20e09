package descent.data;

import static org.assertj.core.api.Assertions.assertThat;

import descent.DataSet;
import descent.Shape;
import org.junit.jupiter.api.Test;

class DigitsTest {
    private final DataSet digits = Digits.load();

    @Test
    void hasTheSamplesOfScikitLearn() {
        assertThat(digits.size()).isEqualTo(1797);
        assertThat(digits.shape()).isEqualTo(Shape.image(1, 8, 8));
        assertThat(digits.classes()).isEqualTo(10);
        // load_digits().data.sum() is 561718, and the first row of the first image 0 0 5 13 9 1 0 0
        double sum = 0;
        int[] count = new int[10];
        for (int i = 0; i < digits.x().getNumElements(); i++) {
            assertThat(digits.x().data[i]).isBetween(0f, 1f);
            sum += digits.x().data[i];
        }
        for (int label : digits.labels()) {
            count[label]++;
        }
        assertThat(sum * 16).isEqualTo(561718);
        assertThat(count).containsExactly(178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
        assertThat(digits.x().get(0, 3)).isEqualTo(13 / 16f);
        assertThat(digits.x().get(1796, 63)).isZero();
        assertThat(digits.labels()).startsWith(0, 1, 2, 3).endsWith(8, 9, 8);
    }

    @Test
    void firstOfAClass() {
        assertThat(digits.firstOf(7, 3, 7).labels()).containsExactly(7, 3, 7);
        assertThat(digits.firstOf(7, 3).x().data).isEqualTo(digits.rows(7, 3).x().data);
    }

    @Test
    void isReadAnewAtEveryCall() {
        digits.x().fill(7);
        assertThat(Digits.load().x().get(0, 3)).isEqualTo(13 / 16f);
    }
}
