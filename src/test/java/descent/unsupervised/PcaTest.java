package descent.unsupervised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import descent.data.Digits;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class PcaTest {
    private final FMatrixRMaj x = Digits.load().x();

    @Test
    void allComponentsGiveTheSamplesBack() {
        for (var pca : new Pca[] {Pca.fit(x, 64), Pca.whitening(x, 64, 1, 0.01)}) {
            assertThat(pca.invert(pca.apply(x)).data).containsExactly(x.data, within(1e-4f));
        }
        var zca = Zca.fit(x, 0.01);
        assertThat(zca.invert(zca.apply(x)).data).containsExactly(x.data, within(1e-4f));
        double[] ratios = Pca.fit(x, 20).explainedVarianceRatio();
        for (int k = 1; k < 20; k++) {
            assertThat(ratios[k]).isPositive().isLessThanOrEqualTo(ratios[k - 1]);
        }
        assertThat(Pca.fit(x, 10).apply(Digits.load()).toString()).startsWith("1797 samples of 10");
    }

    @Test
    void refusesWhatCannotBeFitted() {
        assertThatThrownBy(() -> Pca.fit(x, 65))
                .hasMessage("Pca expects at most 64 components of 64 columns, but got 65");
        assertThatThrownBy(() -> Pca.fit(new FMatrixRMaj(1, 3), 1))
                .hasMessage("Pca expects at least 2 rows to fit, but got 1x3");
        assertThatThrownBy(() -> Pca.fit(x, 3).apply(new FMatrixRMaj(2, 3)))
                .hasMessage("Pca(64 -> 3) expects 64 columns, but got 2x3");
        assertThatThrownBy(() -> Pca.whitening(x, 64, 1, 0)).hasMessageContaining("expects an epsilon > 0");
        assertThatThrownBy(() -> Zca.fit(new FMatrixRMaj(3, 2), 0)).hasMessageContaining("expects epsilon > 0");
        var broken = new FMatrixRMaj(3, 2);
        broken.data[2] = Float.NaN;
        assertThatThrownBy(() -> Zca.fit(broken, 0.1)).hasMessage("Zca expects values finite, but got NaN");
    }
}
