package descent.internal;

import dev.ludovic.netlib.blas.BLAS;

/**
 * One matrix product, c = scale a b + beta c, for matrices that lie in arrays, each from its own index on; large ones are shared
 * out by rows or columns of c. OpenBLAS itself is left on one thread: its own threads wait for each other in spin loops,
 * which a busy neighbour turns into a standstill.
 *
 * <p>Up to a million multiplications OpenBLAS has kernels that work on the factors as they lie. Products a little above
 * are cut into pieces below, which is a fifth faster on one thread too (measured with AVX-512), but not when b is a transpose.
 */
final class Product implements Workers.Body {
    static final BLAS BLAS = NativeBlas.load();

    private static final ThreadLocal<Product> OWN = ThreadLocal.withInitial(Product::new);
    private static final double SMALL = 1e6, MEDIUM = 4e6;
    /** Pieces are as wide as the kernels like it. */
    private static final int ALIGNMENT = 16;

    private boolean transA, transB, byRows;
    private int m, n, k, atA, atB, atC;
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
        if (work <= SMALL) {
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
        boolean medium = work <= MEDIUM;
        int pieces = medium && !transB ? (int) Math.ceil(work / SMALL) : medium ? 1 : Workers.threads();
        byRows = m >= n;
        int length = byRows ? m : n, piece = (length + pieces - 1) / pieces;
        Workers.run(length, (piece + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT, this);
        a = b = c = null;
    }

    /** The rows or columns {@code from} to before {@code to} of c. */
    @Override
    public void run(int from, int to) {
        int ofA = transA ? m : k, ofB = transB ? k : n, count = to - from;
        if (byRows) {
            int first = atA + (transA ? from : from * k);
            sgemm(transA, transB, count, n, k, scale, a, first, ofA, b, atB, ofB, beta, c, atC + from * n, n);
        } else {
            int first = atB + (transB ? from * k : from);
            sgemm(transA, transB, m, count, k, scale, a, atA, ofA, b, first, ofB, beta, c, atC + from, n);
        }
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
