/** The commands that train, {@code train} and {@code resume}, and what they print meanwhile. */
@NullMarked
package io.swingup.cli.train;

import org.jspecify.annotations.NullMarked;
