/**
 * Runs wired together from their parts: one, or many side by side and summed up.
 *
 * <p>Depends on {@code storage} and all below it; knows nothing of the command line.
 */
@NullMarked
package io.swingup.sweep;

import org.jspecify.annotations.NullMarked;
