package io.swingup.network;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.tensorflow.internal.c_api.TF_Buffer;

/**
 * A function of C's library that takes a pointer, or an integer in its place, and perhaps an
 * integer after it. TensorFlow Java has a declaration of that shape, which serves for any of them.
 */
final class NativeFunction {
  private final PointerPointer<Pointer> cell = new PointerPointer<>(1); // what the call looks into
  private final TF_Buffer.Data_deallocator_Pointer_long function;

  /** Finds a function; TensorFlow's library must be loaded, and the function must exist. */
  NativeFunction(String name) {
    function = new TF_Buffer.Data_deallocator_Pointer_long(cell.put(Loader.addressof(name)));
  }

  /** Returns whether there is a function of that name; TensorFlow's library must be loaded. */
  static boolean exists(String name) {
    return Loader.addressof(name) != null;
  }

  /** Calls it; a function of one argument does not see the second. */
  void call(Pointer first, long second) {
    function.call(first, second);
  }
}
