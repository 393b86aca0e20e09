package descent.internal;

import org.ejml.data.FMatrixRMaj;

/** Argument checks whose messages say what was expected, what came and where. */
public final class Check {
    private Check() {}

    /** Refuses a batch with another number of columns: {@code Dense(5 -> 16) expects 5 columns, but got 4x9}. */
    public static void columns(Object where, FMatrixRMaj x, int expected) {
        if (x.numCols != expected) {
            throw new IllegalArgumentException(
                    where + " expects " + expected + " columns, but got " + x.numRows + "x" + x.numCols);
        }
    }

    /** Refuses anything but a finite number above 0. */
    public static double positive(String where, String name, double value) {
        return require(value > 0 && value < Double.POSITIVE_INFINITY, where, name, "> 0", value);
    }

    /** Refuses anything but a finite number of at least 0. */
    public static double notNegative(String where, String name, double value) {
        return require(value >= 0 && value < Double.POSITIVE_INFINITY, where, name, ">= 0", value);
    }

    /** Refuses counts below 0. */
    public static int notNegative(String where, String name, int value) {
        require(value >= 0, where, name, ">= 0", value);
        return value;
    }

    /** Refuses anything but a finite number below 0. */
    public static double negative(String where, String name, double value) {
        return require(value < 0 && value > Double.NEGATIVE_INFINITY, where, name, "< 0", value);
    }

    /** Refuses anything outside [0, 1). */
    public static double fraction(String where, String name, double value) {
        return require(value >= 0 && value < 1, where, name, "in [0, 1)", value);
    }

    /** Refuses NaN and infinities. */
    public static double finite(String where, String name, double value) {
        return require(Double.isFinite(value), where, name, "finite", value);
    }

    /** Refuses a matrix with NaN or infinities; the message says where the first stands. */
    public static void finite(String what, FMatrixRMaj m) {
        for (int i = 0, n = m.getNumElements(); i < n; i++) {
            if (!Float.isFinite(m.data[i])) {
                throw new IllegalArgumentException(what + " expects finite numbers, but row " + i / m.numCols
                        + ", column " + i % m.numCols + " is " + m.data[i]);
            }
        }
    }

    /** Refuses counts below 1. */
    public static int atLeastOne(String where, String name, int value) {
        require(value >= 1, where, name, ">= 1", value);
        return value;
    }

    /** Refuses anything but a finite number of at least 1. */
    public static double atLeastOne(String where, String name, double value) {
        return require(value >= 1 && value < Double.POSITIVE_INFINITY, where, name, ">= 1", value);
    }

    private static double require(boolean ok, String where, String name, String range, Number value) {
        if (!ok) {
            throw new IllegalArgumentException(where + " expects " + name + " " + range + ", but got " + value);
        }
        return value.doubleValue();
    }
}
