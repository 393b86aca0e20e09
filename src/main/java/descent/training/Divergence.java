package descent.training;

import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * What a training that diverged is worth in a comparison: it failed, and that has to count.
 *
 * <pre>{@code
 * double accuracy = Divergence.countsAs(0.1, () -> trainer.fit(train).last("validation accuracy"));     // as good as guessing
 * }</pre>
 */
public final class Divergence {
    private Divergence() {}

    /** As {@link #countsAs(double, DoubleSupplier)}, for several numbers or anything else. */
    public static <T> T countsAs(T otherwise, Supplier<? extends T> measurement) {
        try {
            return measurement.get();
        } catch (DivergedException e) {
            return otherwise;
        }
    }

    /** What {@code measurement} gives, or {@code otherwise} if a training in it diverges. All other failures go on. */
    public static double countsAs(double otherwise, DoubleSupplier measurement) {
        return countsAs(Double.valueOf(otherwise), measurement::getAsDouble);
    }
}
