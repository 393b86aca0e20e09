package descent;

import static org.assertj.core.api.Assertions.assertThat;

import descent.probes.GradientCheck;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GradientTest {
    static List<CatalogueTest.Entry> layers() {
        return CatalogueTest.LAYERS;
    }

    static List<CatalogueTest.LossEntry> losses() {
        return CatalogueTest.LOSSES;
    }

    @ParameterizedTest
    @MethodSource("layers")
    void layerAgreesWithDifferences(CatalogueTest.Entry entry) {
        GradientCheck check = GradientCheck.layer(entry.make(), entry.in(), 4, 42);
        assertThat(check.worst()).as(check.toString()).isLessThan(1e-3);
        assertThat(check.errors())
                .hasSize(1 + built(entry.make().get(), entry.in()).parameters().size());
    }

    @ParameterizedTest
    @MethodSource("losses")
    void lossAgreesWithDifferences(CatalogueTest.LossEntry entry) {
        assertThat(GradientCheck.loss(entry.loss(), entry.y(), entry.targets()).worst())
                .isLessThan(1e-3);
    }

    @Test
    void aWrongBackwardIsFound() {
        var check = GradientCheck.layer(Crooked::new, Shape.of(3), 2, 1);
        assertThat(check.errors().get("x")).isBetween(0.05, 0.2);
        assertThat(check.errors().get("0 factor")).isGreaterThan(0.5);
    }

    private static Layer built(Layer layer, Shape in) {
        layer.build(in, new SplittableRandom(1));
        return layer;
    }

    /** y = 2 factor x, whose dx is 10 % too small and whose parameter gets no gradient. */
    private static final class Crooked implements Layer {
        private final Parameter factor = Parameter.vector("factor", 1, 1);

        @Override
        public Shape build(Shape in, SplittableGenerator random) {
            return in;
        }

        @Override
        public FMatrixRMaj forward(FMatrixRMaj x, Mode mode) {
            return scaled(x, 2 * factor.value.data[0]);
        }

        @Override
        public FMatrixRMaj backward(FMatrixRMaj dy) {
            return scaled(dy, 1.8f * factor.value.data[0]);
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(factor);
        }

        private static FMatrixRMaj scaled(FMatrixRMaj x, float by) {
            FMatrixRMaj y = x.copy();
            for (int i = 0; i < y.data.length; i++) {
                y.data[i] *= by;
            }
            return y;
        }
    }
}
