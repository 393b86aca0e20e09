package descent.internal;

/**
 * Pooling with windows of 2x2 side by side, the usual ones: what {@link Sliding} does, with the loops over a window written
 * out. {@code x} holds planes of {@code width} columns; lines and columns that are left over are not seen.
 */
final class Tiles {
    private Tiles() {}

    /** Whether the windows are such tiles. */
    static boolean fit(Side rows, Side columns) {
        return fit(rows) && fit(columns);
    }

    private static boolean fit(Side side) {
        return side.kernel == 2 && side.stride == 2 && side.pad == 0;
    }

    /**
     * One line of places, from {@code o} on: see {@link Sliding#max}. The winner is found without a branch: a mask of ones says
     * that the bits of a number are not those of the maximum.
     */
    static void max(float[] x, int from, int width, float[] y, int[] winners, int o, int n) {
        for (int end = o + n, i = from; o < end; o++, i += 2) {
            float a = x[i], b = x[i + 1], c = x[i + width], d = x[i + width + 1];
            float max = Math.max(Math.max(a, b), Math.max(c, d));
            int bits = Float.floatToRawIntBits(max);
            int notA = differs(a, bits), notB = differs(b, bits), notC = differs(c, bits);
            y[o] = max;
            winners[o] = i + (notA & 1 + (notB & width - 1 + (notC & 1)));
        }
    }

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
