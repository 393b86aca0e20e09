package descent.internal;

import static descent.internal.Fused.fma;

/**
 * Functions of one number in plain float arithmetic: no branch, no call that is not inlined, no int. Loops that call them
 * are turned into vector instructions by the JIT compiler, which takes them 10 to 70 times as fast as their counterparts
 * in {@link Math}.
 *
 * <p>Java 17's compiler does so for loops of up to about 40 operations. {@link #exp} takes 26 of them, so what is made of
 * its result may belong in a second loop. Comparisons ({@code x > 0 ? a : b}) are not vectorized at all; {@link #step},
 * {@code Math.max} and {@code Math.min} are, but cost as much as six multiplications.
 *
 * <p>Coefficients are least-squares fits on Chebyshev nodes, reweighted until the error was level (Lawson), in double
 * arithmetic, then rounded to float. Errors were measured against double, float by float outside of (-1e-5, 1e-5), with
 * and without {@link Fused} instructions; an ulp is the distance to the next float. NaN stays NaN everywhere.
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
        float v = Math.max(x, -105), k = nearestPower(v), p = powerOf2(k);
        return fma(expm1OfRest(v, k), p, p);
    }

    /** exp(x) - 1 for x of at most 0, to 1.2 ulp; below -17 it is -1. */
    public static float expm1(float x) {
        float v = Math.max(x, -18), k = nearestPower(v);
        float root = fma(0.0132720275f, k, 0.79436326f), p = fma(root, root, 0.36806008f);
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        p = leadingPower(p);
        return fma(expm1OfRest(v, k), p, p - 1);
    }

    /** The k for which 2^k is nearest to exp(x). */
    private static float nearestPower(float x) {
        return fma(x, LOG2_E, TO_INTEGER) - TO_INTEGER;
    }

    /** exp(r) - 1 for r = x - k ln 2, which lies between -ln(2)/2 and ln(2)/2. */
    private static float expm1OfRest(float x, float k) {
        float r = fma(k, -LN2_LOW, fma(k, -LN2_HIGH, x));
        float p = fma(r, fma(r, fma(r, 0.00138142193f, 0.00836889911f), 0.0416684076f), 0.166665196f);
        return fma(r * r, fma(r, p, 0.5f), r);
    }

    /** 2^k for an integer k from -152 to 0, exactly: a parabola close to 2^(k/256), squared eight times, is within 11 % of it. */
    private static float powerOf2(float k) {
        float root = fma(0.00172514f, k, 0.7733155f), p = fma(root, root, 0.40168241f);
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        return leadingPower(p);
    }

    /** 2^k for an integer k from -64 to 64, exactly: from a parabola close to 2^(k/128). */
    private static float smallPowerOf2(float k) {
        float root = fma(0.00381478f, k, 0.72031516f), p = fma(root, root, 0.48158926f);
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        p *= p;
        return leadingPower(p);
    }

    /** The power of 2 that is near p, between 3/4 and 3/2: rounds off all binary places but the first (Veltkamp's splitting). */
    private static float leadingPower(float p) {
        float c = p * 0x1.000002p23f;
        return c - (c - p);
    }

    /** log(1 + x) for x from 0 to 1, to 3 ulp, as 2 artanh(x / (2 + x)). */
    public static float log1p(float x) {
        float t = x / (2 + x), z = t * t;
        float p = fma(z, fma(z, fma(z, 0.140891626f, 0.139803022f), 0.200124547f), 0.333331585f);
        return 2 * fma(t * z, p, t);
    }

    /**
     * tanh(x), to 5.5 ulp and 3.3e-7, as an odd polynomial over an even one. From 8.2 on, which the last places of the
     * coefficients are chosen for, it is 1 and never more: whatever the rounding, with {@link Fused} instructions or without.
     */
    public static float tanh(float x) {
        float v = Math.max(-8.207331f, Math.min(x, 8.207331f)), z = v * v;
        float p = fma(z, fma(z, fma(z, fma(z, 1.44578e-8f, 2.1379727e-5f), 3.541615e-3f), 0.13419574f), 1);
        float q = fma(z, fma(z, fma(z, fma(z, 8.219938e-7f, 3.3614232e-4f), 0.026051426f), 0.46752897f), 1);
        return v * p / q;
    }

    /** The standard normal's distribution function, (1 + erf(x / sqrt(2))) / 2, to 3e-7 (absolute: rough in the left tail). */
    public static float normal(float x) {
        float v = Math.max(-5.195963f, Math.min(x, 5.195963f)), z = v * v;
        float p = fma(z, fma(z, 2.37288926e-8f, 6.36568257e-6f), 1.62021403e-4f);
        p = fma(z, fma(z, fma(z, p, 4.63753333e-3f), 0.0331256241f), 0.398942262f);
        float q = fma(z, fma(z, 1.22690483e-6f, 7.17689109e-5f), 1.84604735e-3f);
        q = fma(z, fma(z, fma(z, q, 0.0282421168f), 0.249699816f), 1);
        return 0.5f + v * p / q;
    }

    /** 1 / (1 + exp(-x)), to 3 ulp in both tails; below -87 it stays at 1.6e-38. */
    public static float sigmoid(float x) {
        float half = -0.5f * Math.max(-87, Math.min(x, 87)), k = nearestPower(half);
        float root = smallPowerOf2(k), p = root * root, e = expm1OfRest(half, k);
        return 1 / (1 + fma(fma(e, e, e + e), p, p));
    }

    /** Writes {@link #sigmoid(float)} of x[i] to y[i] for all i below n. */
    public static void sigmoid(float[] x, float[] y, int n) {
        for (int i = 0; i < n; i++) {
            y[i] = sigmoid(x[i]);
        }
    }
}
