package descent.optimizers;

import descent.Parameter;
import java.util.Arrays;
import java.util.List;

/**
 * Applies an optimizer to parameters, step after step: owns the optimizer's state and the count of steps. Frozen
 * parameters are passed over.
 */
public final class Stepper {
    private final Optimizer optimizer;
    private final List<Parameter> parameters;
    private final float[][][] slots;
    private int steps;

    /** A fresh start for these parameters. */
    public Stepper(Optimizer optimizer, List<Parameter> parameters) {
        this.optimizer = optimizer;
        this.parameters = List.copyOf(parameters);
        this.slots = parameters.stream()
                .map(p -> optimizer.slots(p.value.numRows, p.value.numCols))
                .toArray(float[][][]::new);
    }

    /** Moves every trainable parameter along its gradient and sets all gradients back to 0. */
    public void step() {
        steps++;
        for (int i = 0; i < slots.length; i++) {
            Parameter parameter = parameters.get(i);
            if (parameter.isTrainable()) {
                optimizer.update(parameter.value.data, parameter.gradient.data, slots[i], steps);
            }
            Arrays.fill(parameter.gradient.data, 0);
        }
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
