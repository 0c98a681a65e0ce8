/** The commands of {@code swingup}: they wire the parts together and hold no logic of their own. */
@NullMarked
package io.swingup.cli;

import org.jspecify.annotations.NullMarked;
