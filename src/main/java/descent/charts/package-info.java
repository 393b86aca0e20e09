/**
 * Pictures of what happens in training, one line each: {@link descent.charts.Charts} makes them, a
 * {@link descent.charts.Chart} is one.
 */
package descent.charts;
