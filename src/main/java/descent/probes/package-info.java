/** Instruments that look inside a network and leave it as it was: each gives a table. */
package descent.probes;
