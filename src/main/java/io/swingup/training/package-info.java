/**
 * The loop that lets an agent act and learn, its evaluation, and what it reports.
 *
 * <p>Knows nothing of TensorFlow and nothing of the disk: reports go to a {@link
 * io.swingup.training.TrainingListener}.
 */
@NullMarked
package io.swingup.training;

import org.jspecify.annotations.NullMarked;
