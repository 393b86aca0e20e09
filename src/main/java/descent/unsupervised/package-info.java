/** Learning without targets: principal components, whitening, Boltzmann machines, belief nets and autoencoders. */
package descent.unsupervised;
