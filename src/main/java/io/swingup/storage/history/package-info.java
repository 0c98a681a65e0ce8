/** The histories of a run: CSV files and TensorBoard's event file, written and read. */
@NullMarked
package io.swingup.storage.history;

import org.jspecify.annotations.NullMarked;
