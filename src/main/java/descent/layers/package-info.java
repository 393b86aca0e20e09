/** The layers that are neither activations nor normalizations. */
package descent.layers;
