package descent.augmentation;

import descent.Shape;
import java.util.random.RandomGenerator;

/** One after the other. */
record Chain(Augmentation first, Augmentation second) implements Augmentation {
    @Override
    public void apply(float[] image, float[] out, Shape shape, RandomGenerator random) {
        var between = new float[image.length];
        first.apply(image, between, shape, random);
        second.apply(between, out, shape, random);
    }

    @Override
    public String toString() {
        return first + ".then(" + second + ")";
    }
}
