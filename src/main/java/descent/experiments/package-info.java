/** Comparisons over several seeds, and verdicts computed from them. */
package descent.experiments;
