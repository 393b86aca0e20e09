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
     * out at (row, column) is image at the centre + (a d + b e, c d + f e), where (d, e) is the way from the centre to (row -
     * down, column - right).
     */
    static void affine(
            float[] image,
            float[] out,
            Shape shape,
            double a,
            double b,
            double c,
            double f,
            double down,
            double right) {
        double centreRow = (shape.height() - 1) / 2.0, centreColumn = (shape.width() - 1) / 2.0;
        for (int row = 0, i = 0; row < shape.height(); row++) {
            for (int column = 0; column < shape.width(); column++, i++) {
                double d = row - down - centreRow, e = column - right - centreColumn;
                pick(image, out, i, shape, centreRow + a * d + b * e, centreColumn + c * d + f * e);
            }
        }
    }

    /** Sets pixel i of every channel of out to what image has at (row, column); beyond the border, what the border has. */
    static void pick(float[] image, float[] out, int i, Shape shape, double row, double column) {
        int height = shape.height(), width = shape.width();
        double r = Math.max(0, Math.min(height - 1, row)), c = Math.max(0, Math.min(width - 1, column));
        int top = (int) r, left = (int) c;
        int bottom = Math.min(top + 1, height - 1), next = Math.min(left + 1, width - 1);
        float v = (float) (r - top), h = (float) (c - left);
        for (int plane = 0; plane < image.length; plane += height * width) {
            float upper = (1 - h) * image[plane + top * width + left] + h * image[plane + top * width + next];
            float lower = (1 - h) * image[plane + bottom * width + left] + h * image[plane + bottom * width + next];
            out[plane + i] = (1 - v) * upper + v * lower;
        }
    }
}
