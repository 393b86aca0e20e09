/**
 * Functions to be made small, in double precision: test surfaces, regressions, the loss of a network; the paths that
 * optimizers take on them, and the minimizers that look at the whole function in every step.
 */
package descent.minimizers;
