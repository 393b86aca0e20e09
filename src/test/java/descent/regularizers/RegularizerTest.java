package descent.regularizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import descent.Parameter;
import org.junit.jupiter.api.Test;

class RegularizerTest {
    @Test
    void elasticNetIsTheSumOfItsParts() {
        float[] w = {1, -2, 0}, g = {10, 10, 10};
        assertThat(new ElasticNet(0.1, 0.5).penalty(w)).isCloseTo(0.1 * 3 + 0.25 * 5, within(1e-7));
        new ElasticNet(0.1, 0.5).addGradient(w, g);
        assertThat(g).containsExactly(new float[] {10.6f, 8.9f, 10}, within(1e-6f));
        assertThat(w).containsExactly(1, -2, 0);
        assertThatThrownBy(() -> new ElasticNet(0, -1)).hasMessage("ElasticNet expects lambda2 >= 0, but got -1.0");
    }

    @Test
    void maxNormShortensTheIncomingWeightsOfAUnit() {
        var dense = Parameter.weight("weight", 2, 3);
        var filters = Parameter.filters("weight", 3, 2);
        // The units (3, 4), (0.6, 0.8) and (0, -10): in columns, in rows.
        System.arraycopy(new float[] {3, 0.6f, 0, 4, 0.8f, -10}, 0, dense.value.data, 0, 6);
        System.arraycopy(new float[] {3, 4, 0.6f, 0.8f, 0, -10}, 0, filters.value.data, 0, 6);
        new MaxNorm(2.5).constrain(dense);
        new MaxNorm(2.5).constrain(filters);
        assertThat(dense.value.data).containsExactly(new float[] {1.5f, 0.6f, 0, 2, 0.8f, -2.5f}, within(1e-6f));
        assertThat(filters.value.data).containsExactly(new float[] {1.5f, 2, 0.6f, 0.8f, 0, -2.5f}, within(1e-6f));
        assertThatThrownBy(() -> new MaxNorm(0)).hasMessage("MaxNorm expects limit > 0, but got 0.0");
    }
}
