/**
 * First-order optimizers: immutable rules that move one array at a time, the {@link descent.optimizers.Stepper} that keeps
 * their state, schedules for the learning rate, and hooks that change gradients before the rule sees them.
 */
package descent.optimizers;
