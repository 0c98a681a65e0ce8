/**
 * The mountain car: drive out of a valley with a motor too weak to climb its slope, so momentum has
 * to be gathered by driving back first.
 *
 * <p>Equal to Gymnasium's {@code MountainCarContinuous-v0} on NumPy 2, rounding and start states
 * included. The physics are pure functions in {@link
 * io.swingup.environment.mountaincar.MountainCarDynamics}, apart from the course of episodes.
 *
 * <p>Depends on {@code environment} and {@code random}.
 */
@NullMarked
package io.swingup.environment.mountaincar;

import org.jspecify.annotations.NullMarked;
