package descent.augmentation;

import descent.Shape;
import java.util.random.RandomGenerator;

/** Now and then. */
record Sometimes(Augmentation augmentation, double probability) implements Augmentation {
    Sometimes {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(augmentation + " expects probability in [0, 1], but got " + probability);
        }
    }

    @Override
    public void apply(float[] image, float[] out, Shape shape, RandomGenerator random) {
        if (random.nextDouble() < probability) {
            augmentation.apply(image, out, shape, random);
        } else {
            System.arraycopy(image, 0, out, 0, image.length);
        }
    }

    @Override
    public String toString() {
        return augmentation + ".sometimes(" + probability + ")";
    }
}
