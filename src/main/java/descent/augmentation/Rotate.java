package descent.augmentation;

import descent.Shape;
import descent.internal.Check;
import java.util.random.RandomGenerator;

/**
 * Turns the image around its centre by an angle from -degrees to degrees, all equally likely; between pixels it is
 * interpolated linearly.
 *
 * @param degrees how far at most, at least 0
 */
public record Rotate(double degrees) implements Augmentation {
    /** Checks the angle. */
    public Rotate {
        Check.notNegative("Rotate", "degrees", degrees);
    }

    @Override
    public void apply(float[] image, float[] out, Shape shape, RandomGenerator random) {
        Warp.requireImage(this, shape);
        double angle = Math.toRadians(degrees * (2 * random.nextDouble() - 1));
        double cos = Math.cos(angle), sin = Math.sin(angle);
        Warp.linear(image, out, shape, cos, -sin, sin, cos);
    }
}
