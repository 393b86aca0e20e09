/** Activation functions, each a layer of its own that keeps the shape. */
package descent.activations;
