/** Layers that bring their inputs to mean 0 and variance 1. */
package descent.normalization;
