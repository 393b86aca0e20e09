package descent.internal;

/**
 * All places of a window on an image of channels x height x width, which lies in an array from some index on. A batch of
 * images is one long row of planes (channels of an image, image after image). Places are counted row by row.
 */
public final class Sliding {
    /** The bits of a packed number that hold the place. */
    private static final int PLACES = (1 << 24) - 1;

    /** Channels of the image. */
    public final int channels;

    /** Up and down, left and right. */
    public final Side rows, columns;

    private final boolean tiles;

    /** For images of that many channels. */
    public Sliding(int channels, Side rows, Side columns) {
        this.channels = channels;
        this.rows = rows;
        this.columns = columns;
        tiles = Tiles.fit(rows, columns);
    }

    /** Numbers of one channel. */
    public int planeSize() {
        return rows.size * columns.size;
    }

    /** Number of places. */
    public int places() {
        return rows.places * columns.places;
    }

    /** Numbers under the window, all channels. */
    public int cells() {
        return channels * rows.kernel * columns.kernel;
    }

    /**
     * Writes what the window sees (im2col): {@code columns} gets one row per cell of the window, one column per place.
     * Cells in the padding are not written: the array must hold zeros there, as a new one does.
     */
    public void see(float[] image, int from, float[] columns) {
        move(image, from, columns, true);
    }

    /** Adds each number of {@code columns} to the cell of the image that it was seen from (col2im). */
    public void addBack(float[] columns, float[] image, int from) {
        move(image, from, columns, false);
    }

    private void move(float[] image, int from, float[] seen, boolean see) {
        int at = 0;
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < rows.kernel; i++) {
                for (int j = 0; j < columns.kernel; j++, at += places()) {
                    int first = columns.firstPlace[j], n = columns.endPlace[j] - first;
                    int column = first * columns.stride - columns.pad + j;
                    for (int p = rows.firstPlace[i]; p < rows.endPlace[i]; p++) {
                        int row = c * rows.size + p * rows.stride - rows.pad + i;
                        int cell = from + row * columns.size + column, place = at + p * columns.places + first;
                        if (see) {
                            gather(image, cell, columns.stride, seen, place, n);
                        } else {
                            scatterAdd(seen, place, image, cell, columns.stride, n);
                        }
                    }
                }
            }
        }
    }

    static void gather(float[] image, int cell, int stride, float[] seen, int place, int n) {
        if (stride == 1 && n > 0) {
            System.arraycopy(image, cell, seen, place, n);
            return;
        }
        for (int k = 0; k < n; k++) {
            seen[place + k] = image[cell + k * stride];
        }
    }

    static void scatterAdd(float[] seen, int place, float[] image, int cell, int stride, int n) {
        if (stride == 1) {
            for (int k = 0; k < n; k++) {
                image[cell + k] += seen[place + k];
            }
            return;
        }
        for (int k = 0; k < n; k++) {
            image[cell + k * stride] += seen[place + k];
        }
    }

    /**
     * For the planes from {@code plane} to before {@code end}: y = the largest number under the window, NaN above all; {@code winners} says where it stands in x, the first of equals.
     *
     * <p>Which number is larger cannot be foretold, and a branch taken wrongly costs more than all the rest. So number and
     * place are packed into one long, in the order in which they win, and the maximum is taken without a branch.
     */
    public void max(float[] x, int plane, int end, float[] y, int[] winners) {
        if (tiles) {
            Tiles.max(this, x, plane, end, y, winners);
            return;
        }
        for (int o = plane * places(); plane < end; plane++) {
            int from = plane * planeSize();
            for (int r = 0; r < rows.places; r++) {
                int above = from + rows.start[r] * columns.size, below = from + rows.end[r] * columns.size;
                for (int c = 0; c < columns.places; c++, o++) {
                    int left = columns.start[c], right = columns.end[c];
                    long best = Long.MIN_VALUE / 4;
                    for (int line = above; line < below; line += columns.size) {
                        for (int i = line + left; i < line + right; i++) {
                            long lead = best - packed(x[i], i - above);
                            best -= lead & lead >> 63;
                        }
                    }
                    winners[o] = above + PLACES - (int) (best & PLACES);
                    y[o] = x[winners[o]];
                }
            }
        }
    }

    /** A number that grows with x, and for equal x falls with the place. */
    private static long packed(float x, int place) {
        int bits = Float.floatToIntBits(x);
        return ((long) (bits ^ bits >> 31 & 0x7fffffff) << 24) + (PLACES - place);
    }

    /** Likewise: y = the mean of the numbers of the image under the window; the padding does not count. */
    public void average(float[] x, int plane, int end, float[] y) {
        for (int o = plane * places(); plane < end; plane++) {
            int from = plane * planeSize();
            for (int r = 0; r < rows.places; r++) {
                if (tiles) {
                    Tiles.average(x, from + 2 * r * columns.size, columns.size, y, o, columns.places);
                    o += columns.places;
                    continue;
                }
                for (int c = 0; c < columns.places; c++, o++) {
                    float sum = 0;
                    for (int h = rows.start[r]; h < rows.end[r]; h++) {
                        int line = from + h * columns.size;
                        for (int i = line + columns.start[c]; i < line + columns.end[c]; i++) {
                            sum += x[i];
                        }
                    }
                    y[o] = sum / count(r, c);
                }
            }
        }
    }

    /** Adds to dx what {@link #average} makes of dy. */
    public void addShares(float[] dy, int plane, int end, float[] dx) {
        for (int o = plane * places(); plane < end; plane++) {
            int from = plane * planeSize();
            for (int r = 0; r < rows.places; r++) {
                if (tiles) {
                    Tiles.addShares(dy, o, columns.places, dx, from + 2 * r * columns.size, columns.size);
                    o += columns.places;
                    continue;
                }
                for (int c = 0; c < columns.places; c++, o++) {
                    float share = dy[o] / count(r, c);
                    for (int h = rows.start[r]; h < rows.end[r]; h++) {
                        int line = from + h * columns.size;
                        for (int i = line + columns.start[c]; i < line + columns.end[c]; i++) {
                            dx[i] += share;
                        }
                    }
                }
            }
        }
    }

    private int count(int r, int c) {
        return (rows.end[r] - rows.start[r]) * (columns.end[c] - columns.start[c]);
    }
}
