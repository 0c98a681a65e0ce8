/**
 * Everything that touches the disk: configurations, CSV files, SavedModels, the directories of a
 * run.
 *
 * <p>{@link io.swingup.storage.RunDirectory} is the one place that knows the names of files.
 */
@NullMarked
package io.swingup.storage;

import org.jspecify.annotations.NullMarked;
