package io.swingup.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A policy that is served by a process of its own. */
@Timeout(180)
class ServedProcessTest {
  private static final String MODEL =
      Path.of("src/test/resources/earlier/version-1/runs/models/cut/best")
          .toAbsolutePath()
          .toString();
  private static final Pattern PLACE =
      Pattern.compile("serve at (http://127\\.0\\.0\\.1:\\d+/v1/models/\\w+)");

  @TempDir Path folder;

  @Test
  void answersWhereItSaysAndEndsByTermWithZero() throws Exception {
    try (FileWatch watch = new FileWatch(folder);
        Child child =
            new Child(
                folder,
                List.of("serve", "--model", MODEL, "--host=localhost", "--port=0", "--name=p"))) {
      watch.await(child, () -> place(child).find());
      Matcher place = place(child);
      assertThat(place.find()).as(child.output()).isTrue();
      HttpRequest state = HttpRequest.newBuilder(URI.create(place.group(1))).build();

      assertThat(HttpClient.newHttpClient().send(state, BodyHandlers.ofString()).body())
          .contains("AVAILABLE");
      child.signal("TERM");
      assertThat(child.exitCode()).as(child.output()).isZero();
    }
  }

  private static Matcher place(Child child) {
    try {
      return PLACE.matcher(child.output());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aPortThatIsTakenIsOneSentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      assertThat(refused(1, "--port=" + port))
          .isEqualTo(
              "swingup: 127.0.0.1, port " + port + " cannot be had: Address already in use\n");
    }
  }

  @Test
  void anAddressOfAnotherMachineIsOneSentence() throws Exception {
    assertThat(refused(1, "--host=192.0.2.1", "--port=0"))
        .isEqualTo("swingup: 192.0.2.1, port 0 cannot be had: Cannot assign requested address\n");
  }

  /* What it says, after what TensorFlow says. */
  private String refused(int exitCode, String... options) throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(Stream.of("serve", "--model", MODEL), Stream.of(options)).toList();
    try (Child child = new Child(folder, command)) {
      assertThat(child.exitCode()).as(child.output()).isEqualTo(exitCode);
      return child.output().substring(child.output().indexOf("swingup: "));
    }
  }
}
