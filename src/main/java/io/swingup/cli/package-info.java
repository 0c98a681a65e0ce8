/** The commands of {@code swingup}: they read options, call the parts below, and print. */
@NullMarked
package io.swingup.cli;

import org.jspecify.annotations.NullMarked;
