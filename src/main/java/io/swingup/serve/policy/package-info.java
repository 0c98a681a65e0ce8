/**
 * A policy over HTTP, in the shape of TensorFlow Serving's REST interface.
 *
 * <p>Depends on {@code storage.model}. Each request is answered on the thread that read it, so
 * there are as many threads as processors, and a slow client costs none of them.
 */
@NullMarked
package io.swingup.serve.policy;

import org.jspecify.annotations.NullMarked;
