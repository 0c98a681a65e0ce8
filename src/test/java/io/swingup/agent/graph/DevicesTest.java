package io.swingup.agent.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.swingup.agent.SessionConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Session;

class DevicesTest {
  private static final Path THREADS = Path.of("/proc/self/task");

  @Test
  void namesWhatAGpuTakesWhereThereIsNone() {
    assumeTrue(Devices.list(1).stream().noneMatch(device -> device.type().equals("GPU")));

    assertThatThrownBy(() -> Devices.choose(config(SessionConfig.Device.GPU, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CUDA 12");
    assertThat(Devices.choose(config(SessionConfig.Device.AUTO, 1)))
        .isEqualTo(SessionConfig.Device.CPU);
  }

  /* Only the first session of a process says how many threads share an operation. */
  @Test
  void anOperationHasTheThreadsThatWereAskedFor() throws IOException, InterruptedException {
    assumeTrue(Files.isDirectory(THREADS), "only Linux lists the threads of a process");

    assertThat(threadsOfAProcess(9) - threadsOfAProcess(1)).isEqualTo(8);
  }

  private static SessionConfig config(SessionConfig.Device device, int intraOpThreads) {
    return new SessionConfig(device, intraOpThreads, 1);
  }

  /* Interpreted, so that the virtual machine starts no compiler's threads meanwhile. */
  private static int threadsOfAProcess(int intraOpThreads)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xint",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                OpenSession.class.getName(),
                Integer.toString(intraOpThreads))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as("exit code").isZero();
    return Integer.parseInt(printed.strip());
  }

  /** Opens a session as an agent does and prints how many threads its process has. */
  static final class OpenSession {
    private OpenSession() {}

    public static void main(String[] args) throws IOException {
      SessionConfig config = config(SessionConfig.Device.AUTO, Integer.parseInt(args[0]));
      try (Graph graph = new Graph();
          Session session = new Session(graph, Devices.settings(config));
          Stream<Path> threads = Files.list(THREADS)) {
        session.initialize();
        System.out.println(threads.count());
      }
    }
  }
}
