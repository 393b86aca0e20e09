/** Functions to be made small that are not networks: test surfaces, and the paths that optimizers take on them. */
package descent.minimizers;
