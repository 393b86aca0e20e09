/**
 * The contracts that everything stands on: {@link descent.Layer}, {@link descent.Parameter}, {@link descent.Shape},
 * {@link descent.DataSet} and the containers of layers.
 */
package descent;
