package descent.internal;

/** How many decimals numbers are written with. */
public final class Decimals {
    private Decimals() {}

    /**
     * The decimals that give a number of this size so many significant digits, once it is rounded to them: 9.99 has 2 for 3
     * digits, 9.999 has 1, as it is written 10.0. 0 for numbers with as many digits before the point.
     *
     * @param size above 0
     * @param digits 1 or more
     */
    public static int of(double size, int digits) {
        double rounding = 1 + 5 * Math.pow(10, -digits - 1);
        return Math.max(0, digits - 1 - (int) Math.floor(Math.log10(size * rounding)));
    }
}
