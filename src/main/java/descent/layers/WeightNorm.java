package descent.layers;

import descent.Mode;
import descent.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Learns length and direction of the weights of each unit separately:
 *
 * <pre> weight[unit] = g[unit] v[unit] / ||v[unit]|| </pre>
 *
 * <p>Takes a layer with weights: {@code new WeightNorm(new Dense(100))}. Parameters: v, of the size of the weight (drawn by
 * the layer's initializer), g, one per unit or filter, and the layer's bias. g starts at ||v||, so that the layer starts as it
 * would without this (as in PyTorch; the paper starts it from a batch of data).
 *
 * <p>Backward, for each unit with u = v / ||v||: dg = dweight . u, dv = g / ||v|| (dweight - dg u).
 *
 * <p>Salimans and Kingma 2016, Weight normalization, https://arxiv.org/abs/1602.07868
 */
public final class WeightNorm extends Reweighted {
    private Parameter v, g;
    private float[] norm, scale, along;
    private double[] sums;

    /** A dense layer; a unit is a column of its weight. */
    public WeightNorm(Dense layer) {
        super(layer);
    }

    /** A convolution; a unit is a filter, a row of its weight. */
    public WeightNorm(Conv2D layer) {
        super(layer);
    }

    @Override
    List<Parameter> replace(Parameter weight, SplittableGenerator random) {
        int units = weight.unitsAreRows ? weight.value.numRows : weight.value.numCols;
        v = weight.like("v");
        System.arraycopy(weight.value.data, 0, v.value.data, 0, v.size());
        g = Parameter.vector("g", units, 0);
        norm = new float[units];
        scale = new float[units];
        along = new float[units];
        sums = new double[units];
        measure();
        for (int unit = 0; unit < units; unit++) {
            if (norm[unit] == 0) {
                throw new IllegalArgumentException(
                        this + " expects initial weights that are not all 0, but got 0 for unit " + unit);
            }
            g.value.data[unit] = norm[unit];
        }
        return List.of(v, g);
    }

    private void measure() {
        sumByUnit(v.value.data, v.value.data);
        for (int unit = 0; unit < norm.length; unit++) {
            norm[unit] = (float) Math.sqrt(sums[unit]);
        }
    }

    /** sums = for each unit the sum of a b. */
    private void sumByUnit(float[] a, float[] b) {
        Arrays.fill(sums, 0);
        boolean rows = v.unitsAreRows;
        for (int r = 0, i = 0; r < v.value.numRows; r++) {
            for (int c = 0; c < v.value.numCols; c++, i++) {
                sums[rows ? r : c] += (double) a[i] * b[i];
            }
        }
    }

    @Override
    void weigh(Parameter weight, Mode mode) {
        measure();
        for (int unit = 0; unit < norm.length; unit++) {
            scale[unit] = g.value.data[unit] / norm[unit];
        }
        boolean rows = v.unitsAreRows;
        float[] w = weight.value.data, direction = v.value.data;
        for (int r = 0, i = 0; r < v.value.numRows; r++) {
            for (int c = 0; c < v.value.numCols; c++, i++) {
                w[i] = scale[rows ? r : c] * direction[i];
            }
        }
    }

    @Override
    void passOn(Parameter weight) {
        float[] dw = weight.gradient.data, direction = v.value.data, dv = v.gradient.data;
        sumByUnit(dw, direction);
        for (int unit = 0; unit < norm.length; unit++) {
            float dg = (float) (sums[unit] / norm[unit]);
            g.gradient.data[unit] += dg;
            along[unit] = dg / norm[unit];
        }
        boolean rows = v.unitsAreRows;
        for (int r = 0, i = 0; r < v.value.numRows; r++) {
            for (int c = 0; c < v.value.numCols; c++, i++) {
                int unit = rows ? r : c;
                dv[i] += scale[unit] * (dw[i] - along[unit] * direction[i]);
            }
        }
    }
}
