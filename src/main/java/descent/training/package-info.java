/** Training: the loop, what it records, and the callbacks that watch it or end it. */
package descent.training;
