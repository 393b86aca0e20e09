package descent.minimizers;

import descent.internal.Check;

/**
 * When a minimizer stops.
 *
 * @param maxIterations after so many steps, whatever was reached; 10,000 by default
 * @param gradientTolerance where the gradient is not longer than this (Euclidean norm); 1e-6 by default
 */
public record Limits(int maxIterations, double gradientTolerance) {
    /** Checks the numbers. */
    public Limits {
        Check.atLeastOne("Limits", "maxIterations", maxIterations);
        Check.notNegative("Limits", "gradientTolerance", gradientTolerance);
    }

    /** 10,000 iterations, a gradient of 1e-6. */
    public Limits() {
        this(10_000);
    }

    /** So many iterations, a gradient of 1e-6. */
    public Limits(int maxIterations) {
        this(maxIterations, 1e-6);
    }
}
