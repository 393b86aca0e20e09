package descent.augmentation;

import descent.Shape;

/** Moves the pixels of an image: each comes from a place between four others, which are weighed by how near they are. */
final class Warp {
    private Warp() {}

    /** Refuses what is not an image. */
    static void requireImage(Augmentation where, Shape shape) {
        if (!shape.isImage()) {
            throw new IllegalArgumentException(where + " expects images, but got the shape " + shape);
        }
    }

    /**
     * out at the centre + (d, e) is image at the centre + (a d + b e, c d + f e), where d goes down and e to the right.
     */
    static void linear(float[] image, float[] out, Shape shape, double a, double b, double c, double f) {
        int height = shape.height(), width = shape.width();
        double centreRow = (height - 1) / 2.0, centreColumn = (width - 1) / 2.0;
        for (int row = 0, i = 0; row < height; row++) {
            double d = row - centreRow, down = centreRow + a * d, right = centreColumn + c * d;
            for (int column = 0; column < width; column++, i++) {
                double e = column - centreColumn;
                pick(image, out, i, height, width, (float) (down + b * e), (float) (right + f * e));
            }
        }
    }

    /** Sets pixel i of every channel of out to what image has at (row, column); beyond the border, what the border has. */
    static void pick(float[] image, float[] out, int i, int height, int width, float row, float column) {
        float r = Math.max(0, Math.min(height - 1, row)), c = Math.max(0, Math.min(width - 1, column));
        int top = (int) r, left = (int) c;
        int down = top < height - 1 ? width : 0, right = left < width - 1 ? 1 : 0;
        float v = r - top, h = c - left;
        for (int at = top * width + left, to = i; at < image.length; at += height * width, to += height * width) {
            float upper = (1 - h) * image[at] + h * image[at + right];
            float lower = (1 - h) * image[at + down] + h * image[at + down + right];
            out[to] = (1 - v) * upper + v * lower;
        }
    }
}
