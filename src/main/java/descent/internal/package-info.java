/** Matrix products, buffers and argument checks: used by the library, not part of its public API. */
package descent.internal;
