/** Checkpoints: everything that a run needs to continue exactly where it was. */
@NullMarked
package io.swingup.storage.checkpoint;

import org.jspecify.annotations.NullMarked;
