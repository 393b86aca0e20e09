package descent.augmentation;

import descent.Shape;
import descent.internal.Check;
import java.util.random.RandomGenerator;

/**
 * Enlarges the image around its centre by a factor from 1 - amount to 1 + amount, all equally likely; between pixels it is
 * interpolated linearly.
 *
 * @param amount how much at most, in [0, 1)
 */
public record Zoom(double amount) implements Augmentation {
    /** Checks the amount. */
    public Zoom {
        Check.fraction("Zoom", "amount", amount);
    }

    @Override
    public void apply(float[] image, float[] out, Shape shape, RandomGenerator random) {
        Warp.requireImage(this, shape);
        double factor = 1 + amount * (2 * random.nextDouble() - 1);
        Warp.linear(image, out, shape, 1 / factor, 0, 0, 1 / factor);
    }
}
