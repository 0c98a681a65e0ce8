package io.swingup.serve.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swingup.storage.model.Policies;
import io.swingup.storage.model.SavedPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PolicyServerTest {
  private static final Path RUN = Path.of("src/test/resources/earlier/version-1/runs/models/cut");
  private static final JsonMapper JSON = new JsonMapper();
  private static final String PREDICT = "/v1/models/policy:predict";
  private static final String ONE = "{\"instances\": [[1, 0, 0.5]]}";
  private static final Limits LIMITS =
      new Limits(2000, 8, 3, Duration.ofSeconds(2), Duration.ofSeconds(30));

  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir Path folder;
  private ServedModel model;
  private PolicyServer server;

  @BeforeEach
  void start() throws IOException {
    copy("best", 3);
    model = new ServedModel(folder);
    server = new PolicyServer(model, "policy", loopback(0), LIMITS);
  }

  @AfterEach
  void stop() {
    server.close();
    model.close();
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private void copy(String part, int version) throws IOException {
    Path from = RUN.resolve(part);
    Path to = folder.resolve(Integer.toString(version));
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + server.address().getPort() + path));
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(to(path).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return client.send(
        to(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  private static JsonNode at(HttpResponse<String> response, String pointer) throws IOException {
    return JSON.readTree(response.body()).at(pointer);
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  /* Everything until the server closes the connection. */
  private static String rest(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void actsAsTheLoadedPolicyToTheBit() throws IOException, InterruptedException {
    Random random = new Random(1);
    try (SavedPolicy policy = Policies.load(folder.resolve("3"))) {
      for (int count = 1; count <= 8; count++) {
        float[] observations = new float[count * 3];
        for (int i = 0; i < observations.length; i++) {
          observations[i] = (float) random.nextGaussian();
        }
        JsonNode found = at(post(PREDICT, body(observations)), "/predictions");

        float[] actions = policy.act(observations, count);
        assertThat(found).hasSize(count);
        for (int i = 0; i < count; i++) {
          assertThat(Float.parseFloat(found.get(i).get(0).asText())).isEqualTo(actions[i]);
        }
      }
    }
  }

  private static String body(float[] observations) {
    StringBuilder text = new StringBuilder("{\"instances\":");
    for (int i = 0; i < observations.length; i++) {
      text.append(i == 0 ? "[[" : i % 3 == 0 ? "],[" : ",").append(observations[i]);
    }
    return text.append("]]}").toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'instances': [[1, 0, 0.5]]}",
        "{'instances': [{'observation': [1, 0, 5e-1]}], 'signature_name': 'serving_default'}",
        "{'signature_name': 'serve', 'ignored': {'instances': [1]}, 'instances': [[1, 0, 0.5]]}",
        "{'inputs': [[1, 0, 0.5]]}",
        "{'inputs': {'observation': [[1, 0, 0.5]]}}"
      })
  void takesEveryFormOfRequest(String body) throws IOException, InterruptedException {
    String field = body.contains("inputs") ? "/outputs" : "/predictions";

    assertThat(at(post(PREDICT, body.replace('\'', '"')), field))
        .isEqualTo(at(post(PREDICT, ONE), "/predictions"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1]                                      | the body must be a JSON object",
        "{\"instances\": [[1, 0                   | the body must be JSON",
        "{}                                       | 'instances' or 'inputs' is missing",
        "{\"instances\": []}                      | at least one observation",
        "{\"instances\": [[1, 0]]}                | observation 0 must have 3 numbers, has 2",
        "{\"instances\": [[1,0,1],[1,0,1,2]]}     | observation 1 must have 3 numbers, has 4",
        "{\"instances\": [[1, 0, NaN]]}           | finite in single precision, has NaN",
        "{\"instances\": [[1, 0, -Infinity]]}     | finite in single precision, has -Infinity",
        "{\"instances\": [[1, 0, 3.5e38]]}        | finite in single precision, has 3.5e38",
        "{\"instances\": [[1, 0, \"1\"]]}         | must be a list of numbers",
        "{\"instances\": [{\"x\": [1, 0, 1]}]}    | the input is called 'observation'",
        "{\"inputs\": [[1,0,1]], \"instances\": [[1,0,1]]} | only one of",
        "{\"instances\": [[1,0,1]], \"signature_name\": \"x\"} | there is no signature 'x'",
        "{\"inputs\": [[1,0,1]]} {}               | nothing may follow"
      })
  void refusesABody(String body, String sentence) throws IOException, InterruptedException {
    HttpResponse<String> response = post(PREDICT, body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(at(response, "/error").asText()).contains(sentence);
  }

  @Test
  void refusesTooManyObservations() throws IOException, InterruptedException {
    HttpResponse<String> response = post(PREDICT, body(new float[27]));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(at(response, "/error").asText()).contains("at most 8 observations");
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /v1/models/other:predict, 404",
    "POST, /v1/models/policy/versions/4:predict, 404",
    "GET, /v1/models/policy:predict, 405",
    "POST, /v1/models/policy, 405",
    "GET, /v1/models/other, 404",
    "GET, /elsewhere, 404",
    "POST, /elsewhere, 404",
    "POST, /v1/models/policy/versions/3:predict, 200",
    "GET, /v1/models/policy/versions/3, 200",
    "GET, /healthz, 200",
  })
  void answersAPathWithAStatus(String method, String path, int status)
      throws IOException, InterruptedException {
    HttpResponse<String> response = method.equals("GET") ? get(path) : post(path, ONE);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body().contains("\"error\"")).isEqualTo(status != 200);
  }

  @Test
  void tellsStateAndSignatures() throws IOException, InterruptedException {
    HttpResponse<String> state = get("/v1/models/policy");
    HttpResponse<String> metadata = get("/v1/models/policy/metadata");

    assertThat(at(state, "/model_version_status/0/version").asText()).isEqualTo("3");
    assertThat(at(state, "/model_version_status/0/state").asText()).isEqualTo("AVAILABLE");
    assertThat(at(metadata, "/model_spec/version").asText()).isEqualTo("3");
    JsonNode signature = at(metadata, "/metadata/signature_def/signature_def/serving_default");
    assertThat(signature.at("/inputs/observation/tensor_shape/dim/1/size").asText()).isEqualTo("3");
    assertThat(signature.at("/outputs/action/dtype").asText()).isEqualTo("DT_FLOAT");
  }

  @Test
  void countsWhatItDoes() throws IOException, InterruptedException {
    post(PREDICT, ONE);
    post(PREDICT, "{}");

    assertThat(get("/metrics").body())
        .contains("swingup_requests_total{code=\"200\"} 1\n")
        .contains("swingup_requests_total{code=\"400\"} 1\n")
        .contains("swingup_observations_total 1\n")
        .contains("swingup_model_version 3\n");
  }

  @ParameterizedTest
  @CsvSource({
    "BROKEN, 400",
    "POST /v1/models/policy:predict HTTP/1.1\\nContent-Length: x, 400",
    "POST /v1/models/policy:predict HTTP/1.1\\nContent-Length: 2001, 413",
    "POST /v1/models/policy:predict HTTP/1.1\\nContent-Length: 2001\\nExpect: 100-continue, 413",
    "POST /v1/models/policy:predict HTTP/1.1\\nContent-Length: 9, 408",
  })
  void refusesWhatIsNoWholeRequest(String head, int status) throws IOException {
    try (Socket socket = connect()) {
      write(socket, head.replace("\\n", "\r\n") + "\r\n\r\n");

      assertThat(rest(socket)).startsWith("HTTP/1.1 " + status).contains("{\"error\":\"");
    }
  }

  @Test
  void aSlowClientCostsNoOtherItsAnswer() throws IOException, InterruptedException {
    try (Socket slow = connect()) {
      write(slow, "POST " + PREDICT + " HTTP/1.1\r\nContent-Len");

      assertThat(post(PREDICT, ONE).statusCode()).isEqualTo(200);
      assertThat(rest(slow)).startsWith("HTTP/1.1 408");
    }
  }

  @Test
  void refusesAConnectionTooMany() throws IOException {
    try (Socket first = connect();
        Socket second = connect();
        Socket third = connect()) {
      for (Socket each : List.of(first, second, third)) { // each is counted once it is answered
        awaitHealth(each);
      }
      try (Socket fourth = connect()) {
        assertThat(rest(fourth)).startsWith("HTTP/1.1 503").contains("at most 3 connections");
      }
      awaitHealth(second);
    }
  }

  private static void awaitHealth(Socket socket) throws IOException {
    write(socket, "GET /healthz HTTP/1.1\r\n\r\n");
    StringBuilder answer = new StringBuilder();
    while (answer.indexOf("\r\n\r\nok\n") < 0) {
      int next = socket.getInputStream().read();
      assertThat(next).as(answer.toString()).isNotNegative();
      answer.append((char) next);
    }
    assertThat(answer.toString()).startsWith("HTTP/1.1 200");
  }

  @Test
  void takesANewerVersionWithoutALostRequest() throws IOException, InterruptedException {
    String before = post(PREDICT, ONE).body();
    CompletableFuture<Integer> failures = CompletableFuture.supplyAsync(this::failuresUntilSwapped);
    copy("snapshots/episode-0000", 4);

    assertThat(model.refresh()).isTrue();
    assertThat(model.refresh()).isFalse();
    assertThat(failures.join()).isZero();
    assertThat(post(PREDICT, ONE).body()).isNotEqualTo(before);
    assertThat(get("/v1/models/policy/versions/3").statusCode()).isEqualTo(404);
  }

  private int failuresUntilSwapped() {
    int failures = 0;
    try {
      while (model.version() == 3) {
        failures += post(PREDICT, ONE).statusCode() == 200 ? 0 : 1;
      }
    } catch (IOException | InterruptedException e) {
      failures++;
    }
    return failures;
  }

  @Test
  void staysWithTheVersionThatWorks() throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("5"));
    copy("best", 4);
    Files.delete(folder.resolve("4/variables/variables.index"));

    assertThat(model.refresh()).isFalse();
    assertThat(post(PREDICT, ONE).statusCode()).isEqualTo(200);
    assertThat(model.version()).isEqualTo(3);
  }

  @Test
  void answersARequestThatHasBegunBeforeItEnds() throws IOException {
    try (Socket begun = connect()) {
      write(
          begun,
          "POST " + PREDICT + " HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 30\r\n\r\n");
      String continued = "HTTP/1.1 100 Continue\r\n\r\n";
      assertThat(new String(begun.getInputStream().readNBytes(25), StandardCharsets.UTF_8))
          .isEqualTo(continued);
      CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
      write(begun, ONE + " ".repeat(30 - ONE.length()));

      assertThat(rest(begun)).startsWith("HTTP/1.1 200").contains("predictions");
      closing.join();
    }
  }

  @Test
  void namesAPortThatIsTaken() {
    assertThatThrownBy(
            () -> new PolicyServer(model, "policy", loopback(server.address().getPort()), LIMITS))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be had: Address already in use");
  }
}
