package io.swingup.network;

import org.bytedeco.javacpp.Pointer;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.proto.ConfigProto;

/**
 * Keeps off standard error what TensorFlow writes there at the first run of a process, and only
 * then: a note that a compiler pass is not in use, and a warning about that note. They ignore
 * {@code TF_CPP_MIN_LOG_LEVEL}, as Abseil's log is compiled into the library and cannot be reached.
 *
 * <p>So the first run is one of a lone constant, with standard error turned away meanwhile; what
 * other threads write there in that moment is lost too. It is up to the launcher, which opens the
 * two descriptors for it and sets the system property {@code swingup.quiet}; in other programs
 * nothing happens here.
 */
public final class FirstRun {
  private static final int STANDARD_ERROR = 2;

  /** A duplicate of standard error, opened by the launcher. */
  private static final int DUPLICATE = 8;

  /** The null device, opened by the launcher. */
  private static final int NOWHERE = 9;

  private static boolean wanted = Boolean.getBoolean("swingup.quiet");

  private FirstRun() {}

  /**
   * Makes the first run of the process, if it is still to be made; to be called before sessions
   * are.
   *
   * @param settings the settings of the session that is to follow, as the first session of a
   *     process settles some for all
   */
  public static synchronized void make(ConfigProto settings) {
    if (!wanted) {
      return;
    }
    wanted = false;
    try (Graph graph = new Graph();
        Session session = new Session(graph, settings)) {
      Session.Runner constant = session.runner().fetch(GraphOps.of(graph).constant(0));
      redirect(NOWHERE);
      try {
        constant.run().close();
      } finally {
        redirect(DUPLICATE);
      }
    }
  }

  /** Lets standard error go where a descriptor goes: dup2 of POSIX, which takes two integers. */
  private static void redirect(int descriptor) {
    if (NativeFunction.exists("dup2")) {
      try (FakePointer from = new FakePointer(descriptor)) {
        new NativeFunction("dup2").call(from, STANDARD_ERROR);
      }
    }
  }

  /** A number in the place of a pointer. */
  private static final class FakePointer extends Pointer {
    private FakePointer(long value) {
      address = value;
    }
  }
}
