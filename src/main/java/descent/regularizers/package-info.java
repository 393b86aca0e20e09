/** Penalties on weights, added to what training makes small. */
package descent.regularizers;
