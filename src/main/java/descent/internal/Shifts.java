package descent.internal;

import java.util.Arrays;

/**
 * What a window sees of one image, with each number kept once per column of the window instead of once per cell: for every
 * channel and every column of the window, the image's lines as that column sees them at all places across. What a row of the
 * window sees at all places is a contiguous part of that, see {@link #of}, so that a convolution is one product per row of
 * the window and most of the copying of an im2col falls away.
 *
 * <p>With a vertical stride s the lines stand in s groups: 0, s, 2s, ..., then 1, s + 1, ... The padding holds zeros.
 */
final class Shifts {
    /** One for every channel and column of the window, and how long each is. */
    final int count, length;

    /** As many ones as a shift is long, then the shifts, one after the other. */
    final float[] data;

    private final Sliding sliding;
    private final Side rows, columns;
    private final int perGroup;
    /** Whether there are as many places across as columns: then a shift is the whole plane moved by a few numbers. */
    private final boolean whole;

    private final float[] moved, sum;

    /** The shifts are full of zeros. */
    Shifts(Sliding sliding) {
        this.sliding = sliding;
        rows = sliding.rows;
        columns = sliding.columns;
        perGroup = rows.places + (rows.kernel - 1) / rows.stride;
        count = sliding.channels * columns.kernel;
        length = rows.stride * perGroup * columns.places;
        data = new float[(1 + count) * length];
        Arrays.fill(data, 0, length, 1);
        whole = rows.stride == 1
                && columns.stride == 1
                && columns.places == columns.size
                && columns.kernel <= columns.size;
        moved = new float[whole ? sliding.planeSize() : 0];
        sum = new float[moved.length];
    }

    /** Where in the first shift stands what row i of the window sees, place by place; in the others it is as far in. */
    int of(int i) {
        return length + (i % rows.stride * perGroup + i / rows.stride) * columns.places;
    }

    void clear() {
        Arrays.fill(data, length, data.length, 0);
    }

    /** Fills the shifts from an image. */
    void take(float[] image, int from) {
        if (whole) {
            takeWhole(image, from);
        } else {
            move(image, from, true);
        }
    }

    /** Adds every number of the shifts to the cell of the image it would have been taken from; changes the shifts. */
    void addTo(float[] image, int from) {
        if (whole) {
            addWhole(image, from);
        } else {
            move(image, from, false);
        }
    }

    private void takeWhole(float[] image, int from) {
        int n = sliding.planeSize(), at = length + rows.pad * columns.size;
        for (int c = 0, plane = from; c < sliding.channels; c++, plane += n) {
            for (int j = 0; j < columns.kernel; j++, at += length) {
                int right = j - columns.pad, distance = Math.abs(right);
                System.arraycopy(image, plane + Math.max(0, right), data, at + Math.max(0, -right), n - distance);
                clearEdge(at, right);
            }
        }
    }

    /** A plane is summed up in {@code sum}: all at the same index, which the JIT compiler needs for vector instructions. */
    private void addWhole(float[] image, int from) {
        int n = sliding.planeSize(), at = length + rows.pad * columns.size;
        for (int c = 0, plane = from; c < sliding.channels; c++, plane += n) {
            System.arraycopy(image, plane, sum, 0, n);
            for (int j = 0; j < columns.kernel; j++, at += length) {
                int right = j - columns.pad, distance = Math.abs(right);
                clearEdge(at, right);
                Arrays.fill(moved, right > 0 ? 0 : n - distance, right > 0 ? distance : n, 0);
                System.arraycopy(data, at + Math.max(0, -right), moved, Math.max(0, right), n - distance);
                for (int i = 0; i < n; i++) {
                    sum[i] += moved[i];
                }
            }
            System.arraycopy(sum, 0, image, plane, n);
        }
    }

    /** Numbers that went over the edge of a line into the next one become padding. */
    private void clearEdge(int at, int right) {
        int first = right < 0 ? 0 : columns.size - right, n = Math.abs(right);
        for (int line = at + first, end = line + sliding.planeSize(); line < end; line += columns.size) {
            for (int i = line; i < line + n; i++) {
                data[i] = 0;
            }
        }
    }

    private void move(float[] image, int from, boolean take) {
        for (int c = 0, shift = length; c < sliding.channels; c++) {
            for (int j = 0; j < columns.kernel; j++, shift += length) {
                int first = columns.firstPlace[j], n = columns.endPlace[j] - first;
                int cell = from + c * sliding.planeSize() + first * columns.stride - columns.pad + j;
                for (int line = 0; line < rows.size && n > 0; line++, cell += columns.size) {
                    int padded = line + rows.pad, inGroup = padded / rows.stride;
                    if (inGroup < perGroup) {
                        int at = shift + (padded % rows.stride * perGroup + inGroup) * columns.places + first;
                        if (take) {
                            Sliding.gather(image, cell, columns.stride, data, at, n);
                        } else {
                            Sliding.scatterAdd(data, at, image, cell, columns.stride, n);
                        }
                    }
                }
            }
        }
    }
}
