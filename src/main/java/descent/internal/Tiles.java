package descent.internal;

/**
 * Pooling with windows of 2x2 side by side, the usual ones: what {@link Sliding} does, with the loops over a window written
 * out. {@code x} holds planes of {@code width} columns; lines and columns that are left over are not seen.
 */
final class Tiles {
    /** Numbers that are worth a loop; few enough to stay in the nearest cache. */
    private static final int BLOCK = 1024;

    private static final ThreadLocal<float[][]> BUFFERS = ThreadLocal.withInitial(() -> new float[3][0]);

    private Tiles() {}

    /** Whether the windows are such tiles. */
    static boolean fit(Side rows, Side columns) {
        return fit(rows) && fit(columns);
    }

    private static boolean fit(Side side) {
        return side.kernel == 2 && side.stride == 2 && side.pad == 0;
    }

    /**
     * The planes of {@code side} lines and columns, from {@code plane} to before {@code end}: see {@link Sliding#max}. Maxima are taken at all places of
     * a few planes at once, also between the tiles: such loops become vector instructions. The winner is then found without a branch.
     */
    static void max(Sliding sliding, float[] x, int plane, int end, float[] y, int[] winners) {
        int size = sliding.planeSize(), atOnce = Math.max(1, BLOCK / size);
        float[][] buffers = BUFFERS.get();
        if (buffers[0].length < atOnce * size) {
            buffers = new float[3][atOnce * size];
            BUFFERS.set(buffers);
        }
        for (; plane < end; plane += atOnce) {
            max(sliding, x, plane, Math.min(atOnce, end - plane), buffers, y, winners);
        }
    }

    private static void max(
            Sliding sliding, float[] x, int plane, int planes, float[][] buffers, float[] y, int[] winners) {
        int size = sliding.planeSize(), from = plane * size, n = planes * size, width = sliding.columns.size;
        float[] of1 = buffers[0], of2 = buffers[1], of4 = buffers[2];
        System.arraycopy(x, from, of1, 0, n);
        System.arraycopy(x, from + 1, of2, 0, n - 1);
        for (int i = 0; i < n; i++) {
            of2[i] = Math.max(of1[i], of2[i]);
        }
        System.arraycopy(of2, width, of4, 0, n - width);
        for (int i = 0; i < n; i++) {
            of4[i] = Math.max(of2[i], of4[i]);
        }
        int o = plane * sliding.places();
        for (int top = 0; top < n; top += size) {
            for (int r = 0; r < sliding.rows.places; r++) {
                int i = top + 2 * r * width;
                for (int last = o + sliding.columns.places; o < last; o++, i += 2) {
                    float max = of4[i];
                    int bits = Float.floatToRawIntBits(max), left = i + (differs(of2[i], bits) & width);
                    y[o] = max;
                    winners[o] = from + left + (differs(of1[left], bits) & 1);
                }
            }
        }
    }

    /** Whether the number has other bits: all ones if so, else 0. */
    private static int differs(float x, int bits) {
        int difference = Float.floatToRawIntBits(x) ^ bits;
        return (difference | -difference) >> 31;
    }

    /** One line of places: see {@link Sliding#average}. */
    static void average(float[] x, int from, int width, float[] y, int o, int n) {
        for (int end = o + n, i = from; o < end; o++, i += 2) {
            y[o] = (x[i] + x[i + 1] + x[i + width] + x[i + width + 1]) / 4;
        }
    }

    /** One line of places: see {@link Sliding#addShares}. */
    static void addShares(float[] dy, int o, int n, float[] dx, int from, int width) {
        for (int end = o + n, i = from; o < end; o++, i += 2) {
            float share = dy[o] / 4;
            dx[i] += share;
            dx[i + 1] += share;
            dx[i + width] += share;
            dx[i + width + 1] += share;
        }
    }
}
