/** What went wrong, as one sentence and an exit code. */
@NullMarked
package io.swingup.cli.problem;

import org.jspecify.annotations.NullMarked;
