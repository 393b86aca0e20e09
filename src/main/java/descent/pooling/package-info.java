/**
 * Layers that make images smaller, each number of y from a window of x. What is kept can be fixed (maximum, average), drawn
 * (stochastic) or learned (mixed, gated).
 *
 * <p>A convolution with a stride does the same with weights of its own, and can take the place of all of these: that is
 * {@code new Conv2D(filters, Window.of(2).stride(2))}, not a layer here. Springenberg, Dosovitskiy, Brox and Riedmiller
 * 2015, Striving for simplicity: the all convolutional net, https://arxiv.org/abs/1412.6806
 */
package descent.pooling;
