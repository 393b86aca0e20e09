package descent.optimizers;

import java.util.Arrays;

/**
 * Adafactor's running mean square of the gradient. Of a parameter with two or more dimensions it keeps the means r of the
 * rows and k of the columns (along the last two dimensions) and takes r k / mean(r) for the whole: rows + columns numbers
 * in place of rows * columns. Of a vector it keeps every number.
 */
final class Factored {
    private Factored() {}

    static float[][] slots(int... shape) {
        int last = shape.length - 1;
        if (last < 1) {
            return Optimizer.zeros(1, shape);
        }
        int[] rows = Arrays.copyOf(shape, last), columns = rows.clone();
        columns[last - 1] = shape[last];
        return new float[][] {Optimizer.zeros(1, rows)[0], Optimizer.zeros(1, columns)[0]};
    }

    /** Moves the means towards those of g^2 + epsilon, {@code share} of the way. */
    static void average(float[] g, float[][] slots, double share, double epsilon) {
        float[] r = slots[0], k = slots[slots.length - 1];
        float keep = (float) (1 - share), eps = (float) epsilon;
        int columns = g.length / r.length, rows = g.length / k.length;
        float add = (float) (share / rows);
        for (int j = 0; j < k.length; j++) {
            k[j] *= keep;
        }
        for (int row = 0, at = 0; at < g.length; row++, at += columns) {
            int block = slots.length == 1 ? row : row / rows * columns;
            double sum = 0;
            for (int j = 0; j < columns; j++) {
                float square = g[at + j] * g[at + j] + eps;
                sum += square;
                k[block + j] += add * square;
            }
            if (slots.length > 1) {
                r[row] = (float) ((1 - share) * r[row] + share * sum / columns);
            }
        }
    }

    /**
     * w = w - step u with u = g / max(sqrt(r / max(mean(r), least)) sqrt(k), least), root by root: the product r k of two
     * tiny means is 0 in floats.
     *
     * @return the root mean square of u; a step of 0 only measures
     */
    static double move(float[] w, float[] g, float[][] slots, double step, double least) {
        float[] r = slots[0], k = slots[slots.length - 1];
        boolean vector = slots.length == 1;
        int columns = vector ? g.length : g.length / r.length, rows = g.length / k.length;
        float rate = (float) step, floor = (float) least, ofRow = 1;
        double mean = 0, squares = 0;
        for (int row = 0, at = 0; at < g.length; row++, at += columns) {
            if (!vector) {
                mean = row % rows == 0 ? Math.max(mean(r, row, rows), least) : mean;
                ofRow = (float) Math.sqrt(r[row] / mean);
            }
            int block = row / rows * columns;
            for (int j = 0; j < columns; j++) {
                float u = g[at + j] / Math.max(ofRow * (float) Math.sqrt(k[block + j]), floor);
                squares += (double) u * u;
                w[at + j] -= rate * u;
            }
        }
        return Math.sqrt(squares / g.length);
    }

    private static double mean(float[] r, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += r[i];
        }
        return sum / count;
    }
}
