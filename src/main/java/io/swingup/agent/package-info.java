/**
 * What acts and learns, and its settings; knows nothing of TensorFlow.
 *
 * <p>Depends on {@code network} for settings, {@code replay} and {@code environment}.
 */
@NullMarked
package io.swingup.agent;

import org.jspecify.annotations.NullMarked;
