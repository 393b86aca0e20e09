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
        move(image, from, true);
    }

    /** Adds every number of the shifts to the cell of the image it would have been taken from. */
    void addTo(float[] image, int from) {
        move(image, from, false);
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
