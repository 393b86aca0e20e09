/** What people look at to judge a network, beside the loss. */
package descent.metrics;
