package io.swingup.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.report.RunReport;
import io.swingup.storage.file.RunDirectory;
import io.swingup.tasks.Reach;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WatchServerTest {
  private static final Pattern LINK = Pattern.compile("<a href=\"([^\"]+)\">");
  private static final String HEAD =
      "episode,total_steps,return,mean_return_40,critic_loss,actor_loss,elapsed_seconds\r\n";

  @TempDir Path folder;
  private WatchServer server;
  private Path episodes;

  @BeforeEach
  void start() throws IOException {
    episodes = RunDirectory.create(folder, "a").data().resolve("episodes.csv");
    Files.writeString(episodes, HEAD + "1,200,-1500,-1500,,,1\r\n");
    Files.createFile(folder.resolve("secret"));
    server = new WatchServer(folder, 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private BufferedReader ask(String method, String path, String host) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
    String request =
        "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(method, path, host);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  private int port() {
    return URI.create(server.address()).getPort();
  }

  private static String lineWith(BufferedReader reader, String start) throws IOException {
    String line = String.valueOf(reader.readLine());
    while (!line.startsWith(start)) {
      assertThat(line).isNotEqualTo("null");
      line = String.valueOf(reader.readLine());
    }
    return line;
  }

  @Test
  void servesThePageAndTheRuns() throws IOException {
    try (BufferedReader page = ask("GET", "/", "localhost:" + port());
        BufferedReader runs = ask("GET", "/runs", "127.0.0.1:" + port())) {
      assertThat(page.readLine()).contains("200");
      assertThat(lineWith(page, "<h1>")).isEqualTo("<h1>Runs</h1>");
      assertThat(lineWith(runs, "["))
          .contains("\"name\":\"a\"", "\"episodes\":1", "\"finished\":false");
    }
  }

  @Test
  void followsARunAsItGrows() throws IOException {
    try (BufferedReader events = ask("GET", "/follow?run=a", "127.0.0.1:" + port())) {
      assertThat(lineWith(events, "data: ")).contains("[[200,-1500.0,-1500.0]]");

      Files.writeString(episodes, "2,400,-900,-1200,1,2,2\r\n3,60", StandardOpenOption.APPEND);

      assertThat(lineWith(events, "data: ")).contains("[400,-900.0,-1200.0]]", "damaged");
    }
  }

  @Test
  void servesTheReportOfARunAndWhatItLinksTo() throws IOException {
    RunDirectory run = RunDirectory.all(folder).get(0);
    Files.writeString(run.config(), "environment: <b>\n");
    RunReport.draw(run, new Reach.Provider());
    Matcher links = LINK.matcher(Files.readString(run.picture("report.html")));

    try (BufferedReader events = ask("GET", "/follow?run=a", "127.0.0.1:" + port());
        BufferedReader report = ask("GET", "/data/a/report.html", "127.0.0.1:" + port())) {
      assertThat(lineWith(events, "data: ")).contains("\"report\":true");
      assertThat(lineWith(report, "Content-type:")).contains("text/html; charset=utf-8");
      assertThat(lineWith(report, "<h1>")).isEqualTo("<h1>a</h1>");
    }

    List<String> linked = links.results().map(link -> link.group(1)).toList();
    assertThat(linked).containsExactly("episodes.csv", "config.yaml");
    for (String link : linked) {
      String path = URI.create("/data/a/report.html").resolve(link).toString();
      try (BufferedReader file = ask("GET", path, "127.0.0.1:" + port())) {
        String text = file.lines().collect(Collectors.joining("\n"));
        assertThat(text)
            .startsWith("HTTP/1.1 200")
            .containsPattern("text/(csv|plain); charset=utf-8");
        assertThat(text).contains(Files.readAllLines(run.data().resolve(link)).get(0));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.0.0.1:9000",
        "localhost",
        "LocalHost:9000",
        "[::1]",
        "[::1]:8088"
      })
  void answersUnderTheNamesOfThisMachineAndAnyPort(String host) throws IOException {
    try (BufferedReader answer = ask("GET", "/runs", host)) {
      assertThat(answer.readLine()).contains(" 200 ");
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "evil.example",
        "localhost.evil.example",
        "evil.example:80",
        "127.0.0.1.evil.example",
        "localhost@evil.example",
        "127.0.0.2",
        "::1",
        "localhost:80:80"
      })
  void refusesOtherNames(String host) throws IOException {
    try (BufferedReader answer = ask("GET", "/runs", host)) {
      assertThat(answer.readLine()).contains(" 403 ");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /, evil.example:80, 403",
    "POST, /runs, '', 405",
    "GET, /secret, '', 404",
    "GET, /follow?run=../secret, '', 404",
    "GET, /follow?run=%2e%2e%2fmodels, '', 404",
    "GET, /follow?run=.., '', 404",
    "GET, /follow?run=b, '', 404",
    "GET, /follow, '', 404",
    "GET, /data/a/report.html, '', 404",
    "GET, /data/a/.lock, '', 404",
    "GET, /data/a/secret, '', 404",
    "GET, /data/a/%2e%2e%2f%2e%2e%2fsecret, '', 404",
    "GET, /data/../secret, '', 404",
    "GET, /data/%2e%2e/secret, '', 404",
    "GET, /data/b/episodes.csv, '', 404"
  })
  void refusesWhatIsNotForIt(String method, String path, String host, int status)
      throws IOException {
    String asked = host.isEmpty() ? "127.0.0.1:" + port() : host;
    try (BufferedReader answer = ask(method, path, asked)) {
      assertThat(answer.readLine()).contains(" " + status + " ");
    }
  }

  @Test
  void saysThatThePortIsTaken() {
    assertThatThrownBy(() -> new WatchServer(folder, port()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("port " + port() + " cannot be had");
  }
}
