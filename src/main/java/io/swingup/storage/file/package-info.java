/**
 * Files and directories: where a run keeps what, written completely or not at all, hashed, locked.
 *
 * <p>{@link io.swingup.storage.file.RunDirectory} is the one place that knows the names of files.
 */
@NullMarked
package io.swingup.storage.file;

import org.jspecify.annotations.NullMarked;
