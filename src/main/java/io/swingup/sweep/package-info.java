/**
 * Many runs side by side, continued wherever they were left, and summed up from their files.
 *
 * <p>Depends on {@code run} and all below it; knows nothing of the command line.
 */
@NullMarked
package io.swingup.sweep;

import org.jspecify.annotations.NullMarked;
