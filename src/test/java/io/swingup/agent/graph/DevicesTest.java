package io.swingup.agent.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.swingup.agent.SessionConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
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

    int few = nativeThreads(1);
    int many = nativeThreads(9);

    // Eight more are asked for; half of them already tell it from a process that ignores it.
    assertThat(many).isGreaterThanOrEqualTo(few + 4);
  }

  private static SessionConfig config(SessionConfig.Device device, int intraOpThreads) {
    return new SessionConfig(device, intraOpThreads, 1);
  }

  private static int nativeThreads(int intraOpThreads) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OpenSession.class.getName(),
                Integer.toString(intraOpThreads))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
      String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.exitValue()).as("exit code").isZero();
      return Integer.parseInt(printed.strip());
    } finally {
      process.destroyForcibly();
    }
  }

  /**
   * Opens a session as an agent does and prints how many threads its process then has, those of the
   * virtual machine aside: it names its own, the others are called as the process is.
   */
  static final class OpenSession {
    private OpenSession() {}

    public static void main(String[] args) throws IOException {
      SessionConfig config = config(SessionConfig.Device.AUTO, Integer.parseInt(args[0]));
      try (Graph graph = new Graph();
          Session session = new Session(graph, Devices.settings(config));
          Stream<Path> threads = Files.list(THREADS)) {
        session.initialize();
        System.out.println(threads.filter(thread -> name(thread).equals("java")).count());
      }
    }

    private static String name(Path thread) {
      try {
        return Files.readString(thread.resolve("comm")).strip();
      } catch (IOException e) {
        return ""; // it has ended
      }
    }
  }
}
