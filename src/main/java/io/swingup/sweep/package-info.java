/**
 * Many runs side by side, summed up.
 *
 * <p>Depends on {@code run} and all below it; knows nothing of the command line.
 */
@NullMarked
package io.swingup.sweep;

import org.jspecify.annotations.NullMarked;
