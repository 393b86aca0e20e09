package descent;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What the columns of a batch mean. A batch is a matrix with one sample per row; the shape says how a row is laid out:
 *
 * <ul>
 *   <li>{@code Shape.of(64)}: 64 plain features;
 *   <li>{@code Shape.sequence(28, 5)}: 28 time steps of 5 features, step after step;
 *   <li>{@code Shape.image(3, 32, 32)}: 3 channels of 32 rows of 32 pixels, channel after channel.
 * </ul>
 *
 * <p>Shapes flow through {@link Layer#build}, so a size is written once.
 *
 * @param sizes one, two or three positive sizes
 */
public record Shape(List<Integer> sizes) {
    /** Checks that there are one to three positive sizes. */
    public Shape {
        sizes = List.copyOf(sizes);
        if (sizes.isEmpty() || sizes.size() > 3 || sizes.stream().anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException("Shape expects 1 to 3 sizes of at least 1, but got " + sizes);
        }
    }

    /** A row of {@code features} plain features. */
    public static Shape of(int features) {
        return new Shape(List.of(features));
    }

    /** A row of {@code steps} time steps of {@code features} each. */
    public static Shape sequence(int steps, int features) {
        return new Shape(List.of(steps, features));
    }

    /** A row of {@code channels} images of {@code height} times {@code width} pixels. */
    public static Shape image(int channels, int height, int width) {
        return new Shape(List.of(channels, height, width));
    }

    /** The number of columns of a batch of this shape: the product of the sizes. */
    public int columns() {
        int product = 1; // a loop, because every layer asks in every step
        for (int i = 0; i < sizes.size(); i++) {
            product = Math.multiplyExact(product, sizes.get(i));
        }
        return product;
    }

    /** Whether this is an image: channels, height, width. */
    public boolean isImage() {
        return sizes.size() == 3;
    }

    /** Whether this is a sequence: steps, features. */
    public boolean isSequence() {
        return sizes.size() == 2;
    }

    /** Number of channels of an image. */
    public int channels() {
        return size(3, 0, "an image");
    }

    /** Height of an image in pixels. */
    public int height() {
        return size(3, 1, "an image");
    }

    /** Width of an image in pixels. */
    public int width() {
        return size(3, 2, "an image");
    }

    /** Number of time steps of a sequence. */
    public int steps() {
        return size(2, 0, "a sequence");
    }

    /** Number of features: of each step of a sequence, or of a plain row. */
    public int features() {
        return isSequence() ? sizes.get(1) : size(1, 0, "features or a sequence");
    }

    private int size(int rank, int index, String what) {
        if (sizes.size() != rank) {
            throw new IllegalStateException("expected " + what + ", but the shape is " + this);
        }
        return sizes.get(index);
    }

    /** The sizes joined by x: {@code 64}, {@code 28x5}, {@code 1x8x8}. */
    @Override
    public String toString() {
        return sizes.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }
}
