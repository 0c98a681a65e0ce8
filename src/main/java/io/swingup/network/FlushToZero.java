package io.swingup.network;

import java.util.function.Supplier;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.tensorflow.TensorFlow;

/**
 * Lets the calling thread take denormal numbers for zero while it runs a graph, as TensorFlow's own
 * threads do, and puts back what was set, so that Java's arithmetic keeps them.
 *
 * <p>By {@code fegetenv} and {@code fesetenv} of C's library, in the layout that Linux has on
 * x86-64; the JVM resets what is set before it starts. One thread at a time.
 */
public final class FlushToZero {
  /** The size of C's {@code fenv_t}. */
  private static final int BYTES = 32;

  /** Where in it the register MXCSR lies, which governs the arithmetic. */
  private static final int MXCSR = 28;

  /** Results that are denormal become zero (bit 15), operands that are count as zero (bit 6). */
  private static final int FLUSH = 0x8040;

  private static final String GET = "fegetenv";
  private static final String SET = "fesetenv";

  private final NativeFunction get = new NativeFunction(GET);
  private final NativeFunction set = new NativeFunction(SET);
  private final Pointer before = new BytePointer(BYTES);
  private final BytePointer during = new BytePointer(BYTES);

  /**
   * Returns whether this can be done here: on Linux, on x86-64. Loads TensorFlow's library.
   *
   * @return false where an object of this class must not be made
   */
  public static boolean isAvailable() {
    if (!"Linux".equals(System.getProperty("os.name"))
        || !"amd64".equals(System.getProperty("os.arch"))) {
      return false;
    }
    TensorFlow.version(); // loads the library
    return NativeFunction.exists(GET) && NativeFunction.exists(SET);
  }

  /**
   * Runs something on this thread with denormal numbers taken for zero.
   *
   * @param <T> what it returns
   * @param run what to run
   * @return what it returned
   */
  public <T> T during(Supplier<T> run) {
    get.call(before, 0);
    Pointer.memcpy(during, before, BYTES);
    during.putInt(MXCSR, during.getInt(MXCSR) | FLUSH);
    set.call(during, 0);
    try {
      return run.get();
    } finally {
      set.call(before, 0);
    }
  }
}
