/** Weights on disk and from one network to another: saving, loading, taking over, freezing. */
package descent.weights;
