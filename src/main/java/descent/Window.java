package descent;

import descent.internal.Check;
import descent.internal.Side;
import descent.internal.Sliding;

/**
 * How a window slides over an image, for convolution and pooling: its size (the kernel), the step from one place to the
 * next (the stride), and the zeros set around the image on both sides (the padding). There are (size + 2 padding - kernel) /
 * stride + 1 places along each side, rounded down: cells that are left over on the right and below are not seen.
 *
 * <pre>{@code
 * Window.of(3)                                  // 3x3, stride 1, no padding
 * Window.of(5).stride(2).padding(2)
 * Window.of(2, 3).stride(1, 2).padding(0, 1)    // height first
 * }</pre>
 *
 * @param kernelHeight rows of the window
 * @param kernelWidth columns of the window
 * @param strideHeight rows to the next place below
 * @param strideWidth columns to the next place on the right
 * @param padHeight rows of zeros above, and as many below
 * @param padWidth columns of zeros on the left, and as many on the right
 */
public record Window(
        int kernelHeight, int kernelWidth, int strideHeight, int strideWidth, int padHeight, int padWidth) {
    /** Checks that kernel and stride are at least 1 and the padding at least 0. */
    public Window {
        Check.atLeastOne("Window", "kernel", Math.min(kernelHeight, kernelWidth));
        Check.atLeastOne("Window", "stride", Math.min(strideHeight, strideWidth));
        Check.notNegative("Window", "padding", Math.min(padHeight, padWidth));
    }

    /** A square, with stride 1 and no padding. */
    public static Window of(int kernel) {
        return of(kernel, kernel);
    }

    /** A rectangle, with stride 1 and no padding. */
    public static Window of(int height, int width) {
        return new Window(height, width, 1, 1, 0, 0);
    }

    /** A square with an odd side, padded so that images keep their size. */
    public static Window same(int kernel) {
        if (kernel % 2 == 0) {
            throw new IllegalArgumentException("Window.same expects an odd kernel, but got " + kernel);
        }
        return of(kernel).padding(kernel / 2);
    }

    /** The same window with that stride in both directions. */
    public Window stride(int stride) {
        return stride(stride, stride);
    }

    /** The same window with those strides. */
    public Window stride(int height, int width) {
        return new Window(kernelHeight, kernelWidth, height, width, padHeight, padWidth);
    }

    /** The same window with that padding on all sides. */
    public Window padding(int padding) {
        return padding(padding, padding);
    }

    /** The same window with {@code height} above and below and {@code width} on the left and the right. */
    public Window padding(int height, int width) {
        return new Window(kernelHeight, kernelWidth, strideHeight, strideWidth, height, width);
    }

    /**
     * All places of this window on images of that shape: for layers.
     *
     * @param where the layer, for messages
     * @param in the shape of the images
     * @throws IllegalArgumentException if that is no image, or one that even with its padding is smaller than the kernel
     */
    public Sliding over(Layer where, Shape in) {
        if (!in.isImage()) {
            throw new IllegalArgumentException(where + " expects an image, but got " + in);
        }
        int paddedHeight = in.height() + 2 * padHeight, paddedWidth = in.width() + 2 * padWidth;
        if (paddedHeight < kernelHeight || paddedWidth < kernelWidth) {
            throw new IllegalArgumentException(where + " expects a padded image of at least " + kernelHeight + "x"
                    + kernelWidth + ", but got " + paddedHeight + "x" + paddedWidth);
        }
        return new Sliding(
                in.channels(),
                new Side(in.height(), kernelHeight, strideHeight, padHeight),
                new Side(in.width(), kernelWidth, strideWidth, padWidth));
    }

    /** Kernel, and what differs from stride 1 and padding 0: {@code 3x3, stride 2x2, padding 1x1}. */
    @Override
    public String toString() {
        return kernelHeight + "x" + kernelWidth
                + (strideHeight == 1 && strideWidth == 1 ? "" : ", stride " + strideHeight + "x" + strideWidth)
                + (padHeight == 0 && padWidth == 0 ? "" : ", padding " + padHeight + "x" + padWidth);
    }
}
