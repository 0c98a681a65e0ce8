package io.swingup.agent.graph;

import io.swingup.agent.SessionConfig;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.tensorflow.TensorFlow;
import org.tensorflow.internal.c_api.TF_DeviceList;
import org.tensorflow.internal.c_api.TF_Graph;
import org.tensorflow.internal.c_api.TF_Session;
import org.tensorflow.internal.c_api.TF_SessionOptions;
import org.tensorflow.internal.c_api.TF_Status;
import org.tensorflow.internal.c_api.global.tensorflow;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;
import org.tensorflow.proto.RewriterConfig;

/** The processors that TensorFlow can run a graph on. */
public final class Devices {
  private static final String GPU = "GPU";

  private Devices() {}

  /**
   * One processor.
   *
   * @param name TensorFlow's full name of it
   * @param type {@code CPU} or {@code GPU}
   */
  public record Device(String name, String type) {}

  /**
   * Asks TensorFlow which processors it sees. Loads the native library.
   *
   * <p>To ask needs a session, and the first session of a process settles for all later ones how
   * many threads share the work inside one operation, and that a GPU's memory is taken as needed.
   *
   * @param intraOpThreads the threads inside one operation; in [1, 256]
   * @return the processors; at least one CPU
   */
  public static List<Device> list(int intraOpThreads) {
    TensorFlow.version();
    byte[] config = shared(intraOpThreads).build().toByteArray();
    try (PointerScope scope = new PointerScope()) {
      TF_Status status = TF_Status.newStatus();
      scope.attach(status);
      TF_SessionOptions options = TF_SessionOptions.newSessionOptions();
      tensorflow.TF_SetConfig(options, new BytePointer(config), config.length, status);
      status.throwExceptionIfNotOK();
      TF_Session session = tensorflow.TF_NewSession(TF_Graph.newGraph(), options, status);
      status.throwExceptionIfNotOK();
      try {
        return list(session, status);
      } finally {
        tensorflow.TF_DeleteSession(session, TF_Status.newStatus());
      }
    }
  }

  private static List<Device> list(TF_Session session, TF_Status status) {
    TF_DeviceList devices = tensorflow.TF_SessionListDevices(session, status);
    status.throwExceptionIfNotOK();
    try {
      return describe(devices, status);
    } finally {
      tensorflow.TF_DeleteDeviceList(devices);
    }
  }

  private static List<Device> describe(TF_DeviceList devices, TF_Status status) {
    List<Device> found = new ArrayList<>();
    for (int i = 0; i < tensorflow.TF_DeviceListCount(devices); i++) {
      found.add(
          new Device(
              tensorflow.TF_DeviceListName(devices, i, status).getString(),
              tensorflow.TF_DeviceListType(devices, i, status).getString()));
    }
    return found;
  }

  /**
   * Returns the version of the TensorFlow library. Loads the native library.
   *
   * @return a version such as {@code 2.18.0}
   */
  public static String tensorFlowVersion() {
    return TensorFlow.version();
  }

  /**
   * Returns the directory that the native libraries are unpacked to once.
   *
   * @return its path
   * @throws IOException if it cannot be made
   */
  public static Path libraryCache() throws IOException {
    return Loader.getCacheDir().toPath();
  }

  /**
   * Settles which processor to use.
   *
   * @param config the wish, and the threads of the session that is to follow
   * @return {@code CPU} or {@code GPU}, never {@code AUTO}
   * @throws UsageException if a GPU is wanted and TensorFlow sees none
   */
  public static SessionConfig.Device choose(SessionConfig config) {
    SessionConfig.Device wanted = config.device();
    if (wanted == SessionConfig.Device.CPU) {
      return wanted;
    }
    if (list(config.intraOpThreads()).stream().anyMatch(device -> device.type().equals(GPU))) {
      return SessionConfig.Device.GPU;
    }
    if (wanted == SessionConfig.Device.GPU) {
      throw new UsageException(
          "session.device is gpu, but TensorFlow sees no GPU: it needs Linux on x86-64, an NVIDIA"
              + " driver, CUDA 12 and cuDNN 9 on LD_LIBRARY_PATH, and a build with GPU=1");
    }
    return SessionConfig.Device.CPU;
  }

  /**
   * Returns TensorFlow's settings for a session.
   *
   * @param config threads and device
   * @return settings that keep a GPU out of sight unless it is chosen
   * @throws UsageException if a GPU is wanted and TensorFlow sees none
   */
  static ConfigProto settings(SessionConfig config) {
    ConfigProto.Builder settings =
        shared(config.intraOpThreads())
            .setInterOpParallelismThreads(config.interOpThreads())
            .setUsePerSessionThreads(true)
            .setAllowSoftPlacement(true);
    // Trust the shapes of placeholders: gradients would compute them anew in every step otherwise.
    settings
        .getGraphOptionsBuilder()
        .getRewriteOptionsBuilder()
        .setConstantFolding(RewriterConfig.Toggle.AGGRESSIVE);
    if (choose(config) == SessionConfig.Device.CPU) {
      settings.putDeviceCount(GPU, 0);
      if (config.interOpThreads() == 1 && Processor.here().callerIsFast()) {
        // No queue, and on the caller's own thread; this executor knows one device only.
        settings.getExperimentalBuilder().setExecutorType("SINGLE_THREADED_EXECUTOR");
      }
    }
    return settings.build();
  }

  /** What the first session of a process settles for all: threads, and a GPU's memory as needed. */
  private static ConfigProto.Builder shared(int intraOp) {
    return ConfigProto.newBuilder()
        .setIntraOpParallelismThreads(intraOp)
        .setGpuOptions(GPUOptions.newBuilder().setAllowGrowth(true));
  }
}
