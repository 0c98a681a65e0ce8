/**
 * Files and directories: where a run keeps what, written completely or not at all, hashed, locked.
 *
 * <p>{@link io.swingup.storage.file.RunDirectory} names the directories of a run and the files that
 * training writes there.
 */
@NullMarked
package io.swingup.storage.file;

import org.jspecify.annotations.NullMarked;
