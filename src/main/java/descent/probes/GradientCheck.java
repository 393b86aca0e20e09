package descent.probes;

import descent.Layer;
import descent.Mode;
import descent.Parameter;
import descent.Shape;
import descent.Targets;
import descent.internal.Check;
import descent.losses.Loss;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.ejml.data.FMatrixRMaj;

/**
 * Compares backward with differences of forward: the first thing to do with a layer of your own.
 *
 * <pre>{@code
 * GradientCheck.layer(() -> new Dense(5), Shape.of(4), 3, 42).worst()     // should be below 1e-3
 * }</pre>
 *
 * <p>A derivative is estimated as (f(v + h) - f(v - h)) / 2h with h = 2^-8, which is where rounding and curvature balance in
 * float32; the real difference of the two floats divides. The error of an array is its largest absolute deviation over
 * the largest gradient in it (or over 1e-2 if all are smaller).
 *
 * @param errors the error of x and of each parameter, by name
 */
public record GradientCheck(Map<String, Double> errors) {
    private static final float H = 1f / 256;

    /** The largest of the errors; below 1e-3 if backward is right. */
    public double worst() {
        return errors.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /**
     * Checks a layer in training mode, on random numbers between 0.2 and 1.2 in size of both signs (kinks are mostly at 0),
     * against a random gradient dy.
     *
     * @param layer makes the layer; called anew for every evaluation, so that random masks repeat
     * @param in the shape of x
     * @param rows the number of samples
     * @param seed of the layer and of the random numbers
     */
    public static GradientCheck layer(Supplier<Layer> layer, Shape in, int rows, long seed) {
        var random = new SplittableRandom(seed);
        var x = new FMatrixRMaj(rows, in.columns());
        for (int i = 0; i < x.data.length; i++) {
            x.data[i] = (random.nextBoolean() ? 1 : -1) * (0.2f + random.nextFloat());
        }
        return layer(layer, in, x, seed);
    }

    /** As before, on these samples. */
    public static GradientCheck layer(Supplier<Layer> layer, Shape in, FMatrixRMaj x, long seed) {
        Check.columns("GradientCheck of " + layer.get() + " on " + in, x, in.columns());
        var random = new SplittableRandom(seed + 1);
        Layer checked = built(layer, in, seed);
        FMatrixRMaj dy = checked.forward(x, Mode.TRAIN).copy();
        for (int i = 0; i < dy.data.length; i++) {
            dy.data[i] = random.nextFloat() - 0.5f;
        }
        FMatrixRMaj dx = checked.backward(dy).copy();

        List<Parameter> parameters = checked.parameters();
        var errors = new LinkedHashMap<String, Double>();
        errors.put("x", error(x.data, dx.data, x.getNumElements(), values -> {
            var moved = x.copy();
            moved.data = values;
            return dot(built(layer, in, seed).forward(moved, Mode.TRAIN), dy);
        }));
        for (int p = 0; p < parameters.size(); p++) {
            int index = p;
            Parameter parameter = parameters.get(p);
            errors.put(
                    p + " " + parameter.name,
                    error(parameter.value.data, parameter.gradient.data, parameter.size(), values -> {
                        Layer moved = built(layer, in, seed);
                        System.arraycopy(values, 0, moved.parameters().get(index).value.data, 0, values.length);
                        return dot(moved.forward(x, Mode.TRAIN), dy);
                    }));
        }
        return new GradientCheck(errors);
    }

    /** Checks a loss at these answers and targets. */
    public static GradientCheck loss(Loss loss, FMatrixRMaj y, Targets targets) {
        var dy = new FMatrixRMaj(y.numRows, y.numCols);
        loss.gradient(y, targets, dy);
        return new GradientCheck(Map.of("y", error(y.data, dy.data, y.getNumElements(), values -> {
            var moved = y.copy();
            moved.data = values;
            return loss.value(moved, targets);
        })));
    }

    private static Layer built(Supplier<Layer> layer, Shape in, long seed) {
        Layer fresh = layer.get();
        fresh.build(in, new SplittableRandom(seed));
        return fresh;
    }

    private static double error(float[] at, float[] gradient, int n, ToDoubleFunction<float[]> f) {
        double largest = 1e-2, deviation = 0;
        float[] values = at.clone();
        for (int i = 0; i < n; i++) {
            float low = at[i] - H, high = at[i] + H;
            values[i] = high;
            double above = f.applyAsDouble(values.clone());
            values[i] = low;
            double below = f.applyAsDouble(values.clone());
            values[i] = at[i];
            double estimate = (above - below) / ((double) high - low);
            largest = Math.max(largest, Math.abs(gradient[i]));
            deviation = Math.max(deviation, Math.abs(estimate - gradient[i]));
        }
        return deviation / largest;
    }

    private static double dot(FMatrixRMaj a, FMatrixRMaj b) {
        double sum = 0;
        for (int i = 0, n = a.getNumElements(); i < n; i++) {
            sum += (double) a.data[i] * b.data[i];
        }
        return sum;
    }
}
