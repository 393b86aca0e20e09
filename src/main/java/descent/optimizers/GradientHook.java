package descent.optimizers;

import descent.Parameter;
import java.util.List;

/** Changes gradients before the optimizer sees them. */
@FunctionalInterface
public interface GradientHook {
    /** Changes the gradients of these parameters in place; their values stay. */
    void apply(List<Parameter> parameters);
}
