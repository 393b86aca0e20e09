/** Penalties on weights, added to what training makes small, and limits to them. */
package descent.regularizers;
