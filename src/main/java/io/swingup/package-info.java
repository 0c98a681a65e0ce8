/** Swingup: continuous-control agents for the JVM, learned inside a TensorFlow graph. */
@NullMarked
package io.swingup;

import org.jspecify.annotations.NullMarked;
