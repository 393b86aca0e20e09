package descent.unsupervised;

import descent.Reference;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RbmReferenceTest {
    @TestFactory
    Stream<DynamicTest> rbms() {
        return Reference.tests(
                "rbm.json",
                Map.of(
                        "rbm_hidden",
                        c -> c.assertOutput("h_prob", rbm(c).hidden(c.input("v")), 1e-5),
                        "rbm_visible",
                        c -> c.assertOutput("v_prob", rbm(c).visible(c.input("h")), 1e-5),
                        "rbm_free_energy",
                        this::freeEnergy,
                        "rbm_cd1",
                        this::contrastiveDivergence));
    }

    private void freeEnergy(Reference.Case c) {
        Rbm rbm = rbm(c);
        FMatrixRMaj v = c.input("v");
        double[] energies = rbm.freeEnergy(v);
        var floats = new float[energies.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) energies[i];
        }
        c.assertOutput("free_energy", floats, 1e-5);
        c.assertOutput("value", Arrays.stream(energies).average().orElseThrow(), 1e-5);
        rbm.addEnergyGradient(1, v, rbm.hidden(v));
        assertGradients(c, rbm);
    }

    /** The fixture points uphill in likelihood, our gradients downhill. */
    private void contrastiveDivergence(Reference.Case c) {
        Rbm rbm = rbm(c);
        FMatrixRMaj v0 = c.input("v0"), h0 = c.input("h0"), positive = rbm.hidden(v0), made = rbm.visible(h0);
        String statistics = c.text("statistics");
        FMatrixRMaj negative = statistics.equals("mean_field_visible") ? made : c.input("v1");
        c.assertOutput("h0_prob", positive, 1e-5);
        c.assertOutput("v1_prob", made, 1e-5);
        c.assertOutput("h1_prob", rbm.hidden(negative), 1e-5);
        c.assertOutput("reconstruction_mse", RbmFit.meanSquare(v0, made), 1e-5);
        rbm.addEnergyGradient(-1, v0, statistics.equals("sampled_hidden") ? h0 : positive);
        rbm.addEnergyGradient(1, negative, rbm.hidden(negative));
        assertGradients(c, rbm);
    }

    private static void assertGradients(Reference.Case c, Rbm rbm) {
        c.assertOutput("dw", rbm.parameters().get(0).gradient, 1e-5);
        c.assertOutput("dbv", rbm.parameters().get(1).gradient, 1e-5);
        c.assertOutput("dbh", rbm.parameters().get(2).gradient, 1e-5);
    }

    private static Rbm rbm(Reference.Case c) {
        var rbm = new Rbm(c.integer("visible"), c.integer("hidden"), 1);
        String[] names = {"w", "bv", "bh"};
        for (int i = 0; i < 3; i++) {
            if (c.has(names[i])) {
                float[] values = c.floats(names[i]);
                System.arraycopy(values, 0, rbm.parameters().get(i).value.data, 0, values.length);
            }
        }
        return rbm;
    }
}
