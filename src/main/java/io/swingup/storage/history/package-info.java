/**
 * The histories of a run: CSV files and TensorBoard's event file, written and read.
 *
 * <p>{@link io.swingup.storage.history.Columns} has the columns of every file.
 */
@NullMarked
package io.swingup.storage.history;

import org.jspecify.annotations.NullMarked;
