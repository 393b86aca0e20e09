package descent.internal;

import dev.ludovic.netlib.blas.BLAS;

/**
 * One matrix product, c = scale a b + beta c, for matrices that lie in arrays, each from its own index on; large ones are shared
 * out by rows or columns of c. OpenBLAS itself is left on one thread: its own threads wait for each other in spin loops,
 * which a busy neighbour turns into a standstill.
 *
 * <p>Up to a million multiplications OpenBLAS has kernels that work on the factors as they lie, at least with AVX-512. They are
 * up to a quarter faster than the ones for large products, so products are cut into tiles that suit them; but not when b
 * is a transpose, for which those kernels are slower, nor where all sizes are so large that putting the factors into another
 * order pays (all measured: {@code src/jmh/products}). Where c is cut depends on the sizes
 * alone, so that any number of threads gives the same bits.
 */
final class Product implements Workers.Body {
    static final BLAS BLAS = NativeBlas.load();

    private static final ThreadLocal<Product> OWN = ThreadLocal.withInitial(Product::new);
    private static final boolean SMALL_KERNELS = Machine.hasSmallKernels();
    /** The multiplications of a tile, at most; those of a product that is not in tiles, to be worth sharing out. */
    static final double TILE = 1e6, SHARED = 4e6;
    /** A tile has at most so many rows of c (of a c that is two tiles high: more), columns of c, and terms of the sums. */
    private static final int ROWS = 48, ROWS_OF_TWO = 64, COLUMNS = 128, TERMS = 256;
    /** From here on all three sizes are large. */
    private static final int LARGE = 768;
    /** Pieces are as wide as the kernels like it. */
    private static final int ALIGNMENT = 16;

    private boolean transA, transB, byRows, inTiles;
    private int m, n, k, atA, atB, atC, tileRows, tileColumns, tileTerms;
    private float scale, beta;
    private float[] a, b, c;

    private Product() {}

    /** See {@link Matrices#multAt}. */
    static void multiply(
            boolean transA,
            boolean transB,
            int m,
            int n,
            int k,
            float scale,
            float[] a,
            int atA,
            float[] b,
            int atB,
            float beta,
            float[] c,
            int atC) {
        double work = (double) m * n * k;
        if (work <= (transB || !SMALL_KERNELS ? SHARED : TILE)) {
            sgemm(transA, transB, m, n, k, scale, a, atA, transA ? m : k, b, atB, transB ? k : n, beta, c, atC, n);
            return;
        }
        Product product = OWN.get();
        product.transA = transA;
        product.transB = transB;
        product.m = m;
        product.n = n;
        product.k = k;
        product.scale = scale;
        product.a = a;
        product.atA = atA;
        product.b = b;
        product.atB = atB;
        product.beta = beta;
        product.c = c;
        product.atC = atC;
        product.run(work);
    }

    private void run(double work) {
        inTiles = SMALL_KERNELS && !transB && Math.min(m, Math.min(n, k)) < LARGE;
        int rows = m <= 2 * ROWS_OF_TWO ? ROWS_OF_TWO : ROWS, tilesDown = parts(m, rows);
        int evenly = tilesDown > 1 ? tilesDown + tilesDown % 2 : 1; // two threads get as many each
        tileRows = length(m, evenly, 4);
        tileColumns = length(n, parts(n, COLUMNS), ALIGNMENT);
        tileTerms = length(k, parts(k, Math.min(TERMS, (int) (TILE / Math.min(m, rows) / tileColumns))), 1);
        byRows = m >= n;
        int tile = !inTiles ? ALIGNMENT : byRows ? tileRows : tileColumns;
        int length = byRows ? m : n;
        Workers.run(length, parts(parts(length, tile), Workers.threads()) * tile, this);
        a = b = c = null;
    }

    /** Into how many parts n has to be cut so that each is at most {@code most} long. */
    private static int parts(int n, int most) {
        return (n + most - 1) / most;
    }

    /** How long that many equal parts of n are, each but the last a multiple of {@code alignment}. */
    private static int length(int n, int parts, int alignment) {
        return Math.min(n, parts(parts(n, parts), alignment) * alignment);
    }

    /** The rows or columns {@code from} to before {@code to} of c. */
    @Override
    public void run(int from, int to) {
        int top = byRows ? from : 0, bottom = byRows ? to : m, left = byRows ? 0 : from, right = byRows ? n : to;
        if (!inTiles) {
            part(top, bottom, left, right, 0, k);
            return;
        }
        for (int term = 0; term < k; term += tileTerms) {
            for (int column = left; column < right; column += tileColumns) {
                for (int row = top; row < bottom; row += tileRows) {
                    part(
                            row,
                            Math.min(bottom, row + tileRows),
                            column,
                            Math.min(right, column + tileColumns),
                            term,
                            Math.min(k, term + tileTerms));
                }
            }
        }
    }

    /** The rows top to before bottom, columns left to before right of c: the terms {@code first} to before {@code end} of their sums. */
    private void part(int top, int bottom, int left, int right, int first, int end) {
        int ofA = transA ? m : k, ofB = transB ? k : n;
        sgemm(
                transA,
                transB,
                bottom - top,
                right - left,
                end - first,
                scale,
                a,
                atA + (transA ? first * m + top : top * k + first),
                ofA,
                b,
                atB + (transB ? left * k + first : first * n + left),
                ofB,
                first == 0 ? beta : 1,
                c,
                atC + top * n + left,
                n);
    }

    /**
     * BLAS thinks in columns. A row-major matrix is the column-major transpose, so c = a b is computed as c' = b' a'.
     * {@code ofA}, {@code ofB}, {@code ofC}: how far apart rows are.
     */
    static void sgemm(
            boolean transA,
            boolean transB,
            int m,
            int n,
            int k,
            float scale,
            float[] a,
            int atA,
            int ofA,
            float[] b,
            int atB,
            int ofB,
            float beta,
            float[] c,
            int atC,
            int ofC) {
        BLAS.sgemm(transB ? "T" : "N", transA ? "T" : "N", n, m, k, scale, b, atB, ofB, a, atA, ofA, beta, c, atC, ofC);
    }
}
