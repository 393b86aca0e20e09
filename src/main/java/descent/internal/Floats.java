package descent.internal;

/**
 * Functions of one number in plain float arithmetic: no branch, no call that is not inlined, no int. Loops that call them
 * are turned into vector instructions by the JIT compiler, which takes them 10 to 70 times as fast as their counterparts
 * in {@link Math}.
 *
 * <p>Java 17's compiler does so for loops of up to about 40 operations. {@link #exp} takes 36 of them, so what is made of
 * its result belongs in a second loop. Comparisons ({@code x > 0 ? a : b}) are not vectorized at all; {@link #step},
 * {@code Math.max} and {@code Math.min} are.
 *
 * <p>Coefficients are least-squares fits on Chebyshev nodes, reweighted until the error was level (Lawson), in double
 * arithmetic, then rounded to float. Errors were measured against double, float by float outside of (-1e-5, 1e-5); an ulp is
 * the distance to the next float. NaN stays NaN everywhere.
 */
public final class Floats {
    private static final float HUGE = Float.MAX_VALUE;
    /** Added and taken off again, it rounds to the nearest integer: floats of this size have no binary places left. */
    private static final float TO_INTEGER = 0x1.8p23f;

    private static final float LOG2_E = 1.44269504f;
    /** ln 2 in two parts; a small integer times the first is exact. */
    private static final float LN2_HIGH = 0.693359375f, LN2_LOW = -2.12194440e-4f;

    private Floats() {}

    /** 1 above 0, else 0. (Two factors, because the smallest float times the largest is still below 1.) */
    public static float step(float x) {
        return Math.min(1, Math.max(0, x) * HUGE * HUGE);
    }

    /** exp(x) for x of at most 0, to 1.1 ulp; never decreases. */
    public static float exp(float x) {
        float v = Math.max(x, -105), k = nearestPower(v);
        return (1 + expm1OfRest(v, k)) * powerOf2(k);
    }

    /** exp(x) - 1 for x of at most 0, to 1.2 ulp. */
    public static float expm1(float x) {
        float v = Math.max(x, -105), k = nearestPower(v), p = powerOf2(k);
        return p * expm1OfRest(v, k) + (p - 1);
    }

    /** The k for which 2^k is nearest to exp(x). */
    private static float nearestPower(float x) {
        return (x * LOG2_E + TO_INTEGER) - TO_INTEGER;
    }

    /** exp(r) - 1 for r = x - k ln 2, which lies between -ln(2)/2 and ln(2)/2. */
    private static float expm1OfRest(float x, float k) {
        float r = x - k * LN2_HIGH - k * LN2_LOW;
        return r
                + r * r * (0.5f + r * (0.166665196f + r * (0.0416684076f + r * (0.00836889911f + r * 0.00138142193f))));
    }

    /**
     * 2^k for an integer k from -152 to 0, exactly: a parabola close to 2^(k/256), squared eight times, is within 11 % of it; then
     * all binary places but the first are rounded off (Veltkamp's splitting).
     */
    private static float powerOf2(float k) {
        float root = 0.7733155f + 0.00172514f * k, p = root * root + 0.40168241f;
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        float c = p * 0x1.000002p23f;
        return c - (c - p);
    }

    /** log(1 + x) for x from 0 to 1, to 3 ulp, as 2 artanh(x / (2 + x)). */
    public static float log1p(float x) {
        float t = x / (2 + x), z = t * t;
        return 2 * t * (1 + z * (0.333331585f + z * (0.200124547f + z * (0.139803022f + z * 0.140891626f))));
    }

    /**
     * tanh(x), to 4.6 ulp and 1.7e-7, as 2 t / (1 + t^2) with t = tanh(x / 2): doubling damps the error of t where it is
     * largest, and keeps the result within [-1, 1] to the last bit.
     */
    public static float tanh(float x) {
        float z = Math.min(x * x, 81);
        float p = 0.5f + z * (0.0157813542f + z * (8.08360419e-5f + z * 4.43984582e-8f));
        float q = 1 + z * (0.114896029f + z * (1.40301534e-3f + z * 2.79178516e-6f));
        float t = Math.max(-1, Math.min(x * p / q, 1));
        return 2 * t / (1 + t * t);
    }

    /** The standard normal's distribution function, (1 + erf(x / sqrt(2))) / 2, to 3e-7 (absolute: rough in the left tail). */
    public static float normal(float x) {
        float z = Math.min(x * x, 28.6f);
        float p = 0.398942262f
                + z
                        * (0.0331256241f
                                + z
                                        * (4.63753333e-3f
                                                + z * (1.62021403e-4f + z * (6.36568257e-6f + z * 2.37288926e-8f))));
        float q = 1
                + z
                        * (0.249699816f
                                + z
                                        * (0.0282421168f
                                                + z * (1.84604735e-3f + z * (7.17689109e-5f + z * 1.22690483e-6f))));
        return 0.5f + Math.max(-0.5f, Math.min(x * p / q, 0.5f));
    }

    /** Writes 1 / (1 + exp(-x[i])) to y[i] for all i below n, to 2.5 ulp in both tails; nothing overflows. */
    public static void sigmoid(float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = exp(-Math.abs(x[i]));
        }
        for (int i = 0; i < n; i++) {
            y[i] = Math.max(y[i], step(x[i])) / (1 + y[i]);
        }
    }
}
