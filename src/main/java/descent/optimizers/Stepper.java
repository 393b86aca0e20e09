package descent.optimizers;

import descent.Parameter;
import descent.internal.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Applies an optimizer to parameters, step after step: owns the optimizer's state and the count of steps. Frozen
 * parameters are passed over.
 */
public final class Stepper {
    /** Weights that are worth sharing out: about seven microseconds of Adam. */
    static final int SHARE = 1 << 14;

    private final Optimizer optimizer;
    private final List<Parameter> parameters;
    private final double[] rateFactors;
    private final float[][][] slots;
    private int steps;
    /** The parameter whose weights are being shared out, and its rate. */
    private int current;

    private double rate;
    private final Workers.Body share = this::move;

    /** A fresh start for these parameters. */
    public Stepper(Optimizer optimizer, List<Parameter> parameters) {
        this(optimizer, parameters, parameter -> 1);
    }

    /** A fresh start in which the rate of each parameter is multiplied by its own factor. */
    public Stepper(Optimizer optimizer, List<Parameter> parameters, ToDoubleFunction<Parameter> rateFactor) {
        this.optimizer = optimizer;
        this.parameters = List.copyOf(parameters);
        this.rateFactors = parameters.stream().mapToDouble(rateFactor).toArray();
        this.slots = parameters.stream().map(p -> optimizer.slots(shape(p))).toArray(float[][][]::new);
    }

    private static int[] shape(Parameter p) {
        return p.value.numRows == 1 ? new int[] {p.value.numCols} : new int[] {p.value.numRows, p.value.numCols};
    }

    /** The learning rate of the next step, as the optimizer gives it. */
    public double learningRate() {
        return optimizer.learningRate().at(steps);
    }

    /** A step at {@link #learningRate}. */
    public void step() {
        step(learningRate());
    }

    /** Moves every trainable parameter along its gradient at this learning rate and sets all gradients back to 0. */
    public void step(double learningRate) {
        steps++;
        for (int i = 0; i < slots.length; i++) {
            Parameter p = parameters.get(i);
            current = i;
            rate = learningRate * rateFactors[i];
            if (optimizer instanceof ElementWiseRule && p.isTrainable()) {
                Workers.run(p.size(), SHARE, share);
                continue;
            }
            if (p.isTrainable()) {
                optimizer.update(p.value.data, p.gradient.data, slots[i], steps, rate);
            }
            Arrays.fill(p.gradient.data, 0);
        }
    }

    /** Moves some weights of a parameter, and sets their gradients back while they are at hand. */
    private void move(int from, int to) {
        Parameter p = parameters.get(current);
        ((ElementWiseRule) optimizer).update(p.value.data, p.gradient.data, slots[current], steps, rate, from, to);
        Arrays.fill(p.gradient.data, from, to, 0);
    }

    /** The number of steps so far. */
    public int steps() {
        return steps;
    }

    /** Number of floats that the optimizer's state takes, over all parameters. */
    public long stateSize() {
        return Arrays.stream(slots)
                .flatMap(Arrays::stream)
                .mapToLong(slot -> slot.length)
                .sum();
    }
}
