package descent.layers;

import static org.assertj.core.api.Assertions.assertThat;

import descent.Layer;
import descent.Mode;
import descent.Parameter;
import descent.Reference;
import descent.Shape;
import descent.initializers.Zeros;
import descent.normalization.BatchNorm;
import descent.regularizers.L1;
import descent.regularizers.L2;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class LayerReferenceTest {
    @TestFactory
    Stream<DynamicTest> layers() {
        var checks = new HashMap<String, Reference.Check>(Map.ofEntries(
                Map.entry("dense", this::dense),
                Map.entry("batch_norm1d", this::batchNorm),
                Map.entry("batch_norm2d", this::batchNorm),
                Map.entry("dropout", this::dropout),
                Map.entry("l1_penalty", this::l1),
                Map.entry("l2_penalty", this::l2),
                Map.entry("elman_rnn", c -> recurrent(c, new SimpleRnn(c.integer("hidden")))),
                Map.entry("lstm", c -> recurrent(c, new Lstm(c.integer("hidden")))),
                Map.entry("gru", c -> recurrent(c, new Gru(c.integer("hidden")))),
                Map.entry("embedding", this::embedding)));
        checks.putAll(ImageChecks.ALL);
        return Reference.tests("layers.json", checks);
    }

    private void dense(Reference.Case c) {
        boolean bias = c.flag("bias");
        var dense = new Dense(c.integer("out"), new Zeros(), bias);
        FMatrixRMaj x = c.input("x");
        dense.build(Shape.of(x.numCols), new SplittableRandom(1));
        set(dense, 0, c.floats("w"));
        if (bias) {
            set(dense, 1, c.floats("b"));
        }
        c.assertOutput("y", dense.forward(x, Mode.TRAIN), 1e-5);
        c.assertOutput("dx", dense.backward(c.input("dy")), 1e-5);
        c.assertOutput("dw", dense.parameters().get(0).gradient, 1e-5);
        if (bias) {
            c.assertOutput("db", dense.parameters().get(1).gradient, 1e-5);
        }
    }

    private void batchNorm(Reference.Case c) {
        var norm = new BatchNorm(c.number("momentum"), c.number("eps"));
        FMatrixRMaj x = c.input("x");
        norm.build(
                c.configures("height")
                        ? Shape.image(c.integer("features"), c.integer("height"), c.integer("width"))
                        : Shape.of(c.integer("features")),
                new SplittableRandom(1));
        set(norm, 0, c.floats("gamma"));
        set(norm, 1, c.floats("beta"));
        System.arraycopy(c.floats("running_mean"), 0, norm.runningMean(), 0, norm.runningMean().length);
        System.arraycopy(c.floats("running_var"), 0, norm.runningVariance(), 0, norm.runningVariance().length);
        boolean training = c.text("mode").equals("training");
        c.assertOutput("y", norm.forward(x, training ? Mode.TRAIN : Mode.INFER), 1e-4);
        c.assertOutput("dx", norm.backward(c.input("dy")), 1e-4);
        c.assertOutput("dgamma", norm.parameters().get(0).gradient, 1e-4);
        c.assertOutput("dbeta", norm.parameters().get(1).gradient, 1e-4);
        if (training) {
            c.assertOutput("new_running_mean", norm.runningMean(), 1e-5);
            c.assertOutput("new_running_var_unbiased", norm.runningVariance(), 1e-5);
        }
    }

    /** The case brings its mask: it takes the place of the drawn one. */
    private void dropout(Reference.Case c) {
        double rate = c.number("rate");
        var dropout = new Dropout(rate);
        FMatrixRMaj x = c.input("x");
        dropout.build(Shape.of(x.numCols), new SplittableRandom(1));
        dropout.forward(x, Mode.TRAIN);
        float[] mask = c.floats("mask");
        for (int i = 0; i < mask.length && rate > 0; i++) {
            dropout.mask[i] = (float) (mask[i] / (1 - rate));
        }
        c.assertOutput("y", dropout.backward(x), 1e-5);
        c.assertOutput("dx", dropout.backward(c.input("dy")), 1e-5);
    }

    private void l1(Reference.Case c) {
        var l1 = new L1(c.number("lambda"));
        float[] w = c.floats("w"), g = new float[w.length];
        c.assertOutput("value", l1.penalty(w), 1e-5);
        l1.addGradient(w, g);
        c.assertOutput("dw", g, 1e-5);
    }

    private void l2(Reference.Case c) {
        // Half: lambda / 2 sum w^2, ours. Without: lambda sum w^2, which is ours of twice lambda.
        var l2 = new L2(c.number("lambda") * (c.flag("half") ? 1 : 2));
        float[] w = c.floats("w"), g = new float[w.length];
        c.assertOutput("value", l2.penalty(w), 1e-5);
        l2.addGradient(w, g);
        c.assertOutput("dw", g, 1e-5);
    }

    private void recurrent(Reference.Case c, Recurrent layer) {
        layer.allStates()
                .recurrentBias()
                .build(Shape.sequence(c.integer("steps"), c.integer("in")), new SplittableRandom(1));
        set(layer, 0, transposed(c.floats("w_ih"), c.integer("in")));
        set(layer, 1, transposed(c.floats("w_hh"), c.integer("hidden")));
        set(layer, 2, c.floats("b_ih"));
        set(layer, 3, c.floats("b_hh"));
        if (c.flag("initial_state")) {
            layer.h0 = c.input("h0");
        }
        if (layer instanceof Lstm lstm) {
            lstm.c0 = c.has("c0") ? c.input("c0") : null;
            lstm.dcLast = c.has("dc_n") ? c.input("dc_n") : null;
        }
        c.assertOutput("y", layer.forward(c.input("x"), Mode.TRAIN), 1e-5);
        c.assertOutput("dx", layer.backward(c.input("dy")), 1e-5);
        String[] names = {"dw_ih", "dw_hh", "db_ih", "db_hh"};
        for (int i = 0; i < names.length; i++) {
            FMatrixRMaj gradient = layer.parameters().get(i).gradient;
            c.assertOutput(names[i], transposed(gradient.data, gradient.numCols), 1e-5);
        }
        if (c.flag("initial_state")) {
            c.assertOutput("dh0", layer.dh, 1e-5);
        }
        if (layer instanceof Lstm lstm) {
            int n = lstm.rows * lstm.units, end = c.integer("steps") * n;
            c.assertOutput("c_n", Arrays.copyOfRange(lstm.c.data, end, end + n), 1e-5);
            if (c.gives("dc0")) {
                c.assertOutput("dc0", lstm.dc, 1e-5);
            }
        }
    }

    /** From rows of {@code columns} numbers to columns. */
    private static float[] transposed(float[] m, int columns) {
        int rows = m.length / columns;
        var t = new float[m.length];
        for (int i = 0; i < m.length; i++) {
            t[i % columns * rows + i / columns] = m[i];
        }
        return t;
    }

    private void embedding(Reference.Case c) {
        var embedding = new Embedding(c.integer("vocabulary"), c.integer("dim"));
        FMatrixRMaj indices = c.input("indices");
        embedding.build(Shape.of(indices.numCols), new SplittableRandom(1));
        set(embedding, 0, c.floats("table"));
        c.assertOutput("y", embedding.forward(indices, Mode.TRAIN), 1e-5);
        embedding.accumulate(c.input("dy"));
        c.assertOutput("dtable", embedding.parameters().get(0).gradient, 1e-5);
    }

    private static void set(Layer layer, int index, float[] values) {
        Parameter parameter = layer.parameters().get(index);
        assertThat(parameter.size()).isEqualTo(values.length);
        System.arraycopy(values, 0, parameter.value.data, 0, values.length);
    }
}
