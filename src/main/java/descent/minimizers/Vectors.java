package descent.minimizers;

import java.util.Arrays;

/** The little arithmetic that minimizers need. */
final class Vectors {
    private Vectors() {}

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    /** x + a d, as a new array. */
    static double[] plus(double[] x, double a, double[] d) {
        var sum = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            sum[i] = x[i] + a * d[i];
        }
        return sum;
    }

    static double[] negative(double[] a) {
        return Arrays.stream(a).map(value -> -value).toArray();
    }

    /** Matrix times vector. */
    static double[] times(double[][] matrix, double[] x) {
        return Arrays.stream(matrix).mapToDouble(row -> dot(row, x)).toArray();
    }

    static void checkLength(Objective objective, int expected, double... x) {
        if (x.length != expected) {
            throw new IllegalArgumentException(objective + " expects " + expected + " numbers, but got " + x.length);
        }
    }

    static boolean allFinite(double[] a) {
        return Arrays.stream(a).allMatch(Double::isFinite);
    }
}
