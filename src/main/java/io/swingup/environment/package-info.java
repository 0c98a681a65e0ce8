/**
 * The vocabulary of tasks: environment, time step, bounds, policy; and how tasks are found by id.
 *
 * <p>Depends only on {@code random}. Each task lives in a sub-package of its own.
 */
@NullMarked
package io.swingup.environment;

import org.jspecify.annotations.NullMarked;
