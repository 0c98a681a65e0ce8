package io.swingup.serve.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ten thousand requests that are broken, while another client asks as it should. */
@Tag("slow")
@Timeout(120)
class PolicyServerAttackTest {
  private static final Path MODEL =
      Path.of("src/test/resources/earlier/version-1/runs/models/cut/best");
  private static final String ONE = "{\"instances\": [[1, 0, 0.5]]}";
  private static final Set<String> DOCUMENTED =
      Set.of("200", "400", "404", "405", "408", "413", "no answer");
  private static final Limits LIMITS =
      new Limits(2000, 8, 100, Duration.ofSeconds(10), Duration.ofSeconds(30));
  private static final int REQUESTS = 10_000;

  private final Random random = new Random(1);
  private ServedModel model;
  private PolicyServer server;

  @BeforeEach
  void start() throws IOException {
    model = new ServedModel(MODEL);
    server =
        new PolicyServer(
            model, "policy", new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), LIMITS);
  }

  @AfterEach
  void stop() {
    server.close();
    model.close();
  }

  @Test
  void costsNoOtherClientAnAnswer() throws IOException {
    AtomicBoolean ended = new AtomicBoolean();
    CompletableFuture<Integer> answers = CompletableFuture.supplyAsync(() -> ask(ended));
    TreeMap<String, Integer> counts = new TreeMap<>();
    List<Socket> unfinished = new ArrayList<>();
    try {
      for (int i = 0; i < REQUESTS; i++) {
        counts.merge(answered(attack(i % 4)), 1, Integer::sum);
        if (i % 200 == 0) { // a slow one, which is left open
          unfinished.add(begun());
        }
      }
    } finally {
      ended.set(true);
    }

    assertThat(answers.join()).isPositive();
    assertThat(DOCUMENTED).containsAll(counts.keySet());
    assertThat(counts.keySet()).contains("200", "400", "404", "413", "no answer");
    for (Socket socket : unfinished) {
      socket.close();
    }
  }

  /* Asks on one connection until the attack has ended; returns how often it was answered alike. */
  private int ask(AtomicBoolean ended) {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:" + server.address().getPort() + "/v1/models/policy:predict"))
            .POST(BodyPublishers.ofString(ONE))
            .build();
    int answers = 0;
    try {
      String first = client.send(request, BodyHandlers.ofString()).body();
      assertThat(first).startsWith("{\"predictions\":[[");
      while (!ended.get()) {
        assertThat(client.send(request, BodyHandlers.ofString()).body()).isEqualTo(first);
        answers++;
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("the good client was not answered", e);
    }
    return answers;
  }

  private byte[] attack(int kind) {
    byte[] whole = request(ONE);
    return switch (kind) {
      case 0 -> altered(whole);
      case 1 -> Arrays.copyOf(whole, random.nextInt(whole.length));
      case 2 -> request(noise());
      default -> request(" ".repeat(random.nextInt(4000)) + ONE);
    };
  }

  private static byte[] request(String body) {
    String head =
        "POST /v1/models/policy:predict HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
            + body.length()
            + "\r\nConnection: close\r\n\r\n";
    return (head + body).getBytes(StandardCharsets.ISO_8859_1);
  }

  /* One to four bytes are others. */
  private byte[] altered(byte[] bytes) {
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  /* What JSON is made of, in any order. */
  private String noise() {
    String alphabet = "{}[]\":,.0123456789eE+- \\nulltrueNaN\"instances\"";
    StringBuilder text = new StringBuilder("{\"instances\": ");
    for (int length = random.nextInt(60); length > 0; length--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
  }

  private Socket begun() throws IOException {
    Socket socket = connect();
    socket.getOutputStream().write(Arrays.copyOf(request(ONE), 30));
    return socket;
  }

  /* Sends bytes and no more; returns the status of the first answer. */
  private String answered(byte[] bytes) throws IOException {
    try (Socket socket = connect()) {
      try {
        socket.getOutputStream().write(bytes);
        socket.shutdownOutput();
      } catch (SocketException e) { // the server has refused it before its end
        return "no answer";
      }
      return status(socket);
    }
  }

  private static String status(Socket socket) throws IOException {
    try {
      String text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return text.isEmpty() ? "no answer" : text.substring("HTTP/1.1 ".length(), 12);
    } catch (SocketException e) { // it was closed with bytes unread
      return "no answer";
    }
  }
}
