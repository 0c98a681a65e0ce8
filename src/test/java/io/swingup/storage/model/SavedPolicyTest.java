package io.swingup.storage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.agent.CriticConfig;
import io.swingup.agent.DdpgConfig;
import io.swingup.agent.SessionConfig;
import io.swingup.agent.graph.GraphAgent;
import io.swingup.agent.graph.ModelSource;
import io.swingup.environment.Box;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.network.AdamConfig;
import io.swingup.network.NetworkConfig;
import io.swingup.storage.file.DirectoryWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

class SavedPolicyTest {
  private static final EnvironmentSpec SPEC =
      new EnvironmentSpec("Test-v0", Box.symmetric(1, 1, 8), Box.symmetric(2));
  private static final NetworkConfig NETWORKS =
      new NetworkConfig(
          List.of(32, 16),
          List.of(16),
          List.of(8),
          List.of(16),
          0.5,
          0,
          false,
          NetworkConfig.Scaling.NONE);
  private static final AdamConfig ADAM = new AdamConfig(0.001, 0.9, 0.999, 1e-7, 0);

  private final SplittableRandom random = new SplittableRandom(3);

  @TempDir static Path exported;
  @TempDir Path folder;

  @BeforeAll
  static void exportAPolicy() throws IOException {
    try (GraphAgent agent = newAgent()) {
      new ModelExporter(agent, ModelSource.POLICY).export(exported.resolve("policy"));
    }
  }

  @BeforeEach
  void copyIt() throws IOException {
    try (Stream<Path> files = Files.walk(exported.resolve("policy"))) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(exported.relativize(file)));
      }
    }
  }

  private static GraphAgent newAgent() {
    return GraphAgent.create(
        SPEC,
        new DdpgConfig(0.99, 0.005, 8, 1, true, NETWORKS, ADAM, new CriticConfig(ADAM, 0)),
        new SessionConfig(SessionConfig.Device.CPU, 1, 1),
        false,
        new SplittableRandom(3)::nextInt,
        new SplittableRandom(3));
  }

  private Path policy() {
    return folder.resolve("policy");
  }

  private float[] observations(int count) {
    float[] observations = new float[3 * count];
    for (int i = 0; i < observations.length; i++) {
      observations[i] = (float) random.nextDouble(-8, 8);
    }
    return observations;
  }

  @Test
  void servesManyThreadsAtOnce() throws IOException, InterruptedException, ExecutionException {
    float[] observations = observations(5);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (SavedPolicy policy = Policies.load(policy())) {
      float[] expected = policy.act(observations, 5);
      List<Future<float[]>> found =
          threads.invokeAll(Collections.nCopies(400, () -> policy.act(observations, 5)));
      for (Future<float[]> each : found) {
        assertThat(each.get()).containsExactly(expected);
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void closesWhileOthersAct() throws IOException, InterruptedException {
    float[] observations = observations(5);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    SavedPolicy policy = Policies.load(policy());
    List<Future<float[]>> running = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      running.add(
          threads.submit(
              () -> {
                while (true) {
                  policy.act(observations, 5);
                }
              }));
    }

    policy.close();

    for (Future<float[]> each : running) {
      assertThatThrownBy(each::get).hasCauseInstanceOf(IllegalStateException.class);
    }
    threads.shutdown();
  }

  @Test
  void refusesToActAfterItWasClosed() throws IOException {
    SavedPolicy policy = Policies.load(policy());
    policy.close();
    policy.close();

    assertThatThrownBy(() -> policy.act(new float[3], 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("cannot use a policy after it was closed");
  }

  @ParameterizedTest(name = "{0} numbers as {1} observations")
  @CsvSource({"0, 0", "3, 0", "3, -1", "4, 1", "9, 2", "3, 2"})
  void refusesObservationsOfAnotherCount(int numbers, int count) throws IOException {
    try (SavedPolicy policy = Policies.load(policy())) {
      assertThatThrownBy(() -> policy.act(new float[numbers], count))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "count must be at least 1 with 3 numbers for each observation, was "
                  + count
                  + " with "
                  + numbers
                  + " numbers");
    }
  }

  @Test
  void saysThatADirectoryIsMissing() {
    Path missing = folder.resolve("none");

    assertThatThrownBy(() -> Policies.load(missing))
        .isInstanceOf(IOException.class)
        .hasMessage(missing + ": no such file or directory");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "saved_model.pb",
        "variables/variables.index",
        "variables/variables.data-00000-of-00001"
      })
  void saysInOneLineThatAFileIsTruncated(String file) throws IOException {
    try (FileChannel channel = FileChannel.open(policy().resolve(file), StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() / 2);
    }

    assertThatThrownBy(() -> Policies.load(policy()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(policy() + " is not a complete SavedModel: ")
        .hasCauseInstanceOf(TensorFlowException.class)
        .message()
        .hasLineCount(1);
  }

  @Test
  void saysThatABitOfTheWeightsIsWrong() throws IOException {
    Path data = policy().resolve("variables/variables.data-00000-of-00001");
    byte[] bytes = Files.readAllBytes(data);
    bytes[bytes.length / 2] ^= 1;
    Files.write(data, bytes);

    assertThatThrownBy(() -> Policies.load(policy()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(policy() + " is not a complete SavedModel: ");
  }

  @Test
  void saysThatTheWeightsAreMissing() throws IOException {
    DirectoryWriter.delete(policy().resolve("variables"));

    assertThatThrownBy(() -> Policies.load(policy()))
        .isInstanceOf(IOException.class)
        .message()
        .matches(
            Pattern.quote(
                    policy() + " is not a complete SavedModel: Could not find variable actor/")
                + "\\S+");
  }

  @Test
  void namesTheModelsOfARun() throws IOException {
    Files.createDirectory(folder.resolve("empty"));

    assertThatThrownBy(() -> Policies.load(folder))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "%s is not a SavedModel: it has no file saved_model.pb; it holds the SavedModels %s"
                .formatted(folder, policy()));
    assertThatThrownBy(() -> Policies.load(folder.resolve("empty")))
        .hasMessageEndingWith("it has no file saved_model.pb");
  }

  @Test
  void namesAPolicyThatGivesNoNumber() throws IOException {
    List<float[]> weights = weightsOfZero();
    weights.get(5)[0] = Float.NaN; // the bias of the action
    overwrite(weights);

    assertThatThrownBy(() -> Policies.load(policy()))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "the policy %s must give finite actions, gave NaN for the observation [0.0, 0.0, 0.0]"
                .formatted(policy()));
  }

  @Test
  void namesAnObservationForWhichThePolicyGivesNoNumber() throws IOException {
    List<float[]> weights = weightsOfZero();
    weights.get(0)[0] = Float.MAX_VALUE; // [3, 32], of the first number
    weights.get(2)[0] = 1; // [32, 16], both lead to infinity
    weights.get(2)[1] = 1;
    weights.get(4)[0] = 1; // [16, 1], of which one is taken from the other
    weights.get(4)[1] = -1;
    overwrite(weights);

    try (SavedPolicy policy = Policies.load(policy())) {
      assertThat(policy.act(new float[3], 1)).containsExactly(0);
      assertThatThrownBy(() -> policy.act(new float[] {0, 1, 2, 5, 6, 7}, 2))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "the policy %s must give finite actions, gave NaN for the observation [5.0, 6.0, 7.0]"
                  .formatted(policy()));
    }
  }

  private static List<float[]> weightsOfZero() {
    return IntStream.of(3 * 32, 32, 32 * 16, 16, 16, 1).mapToObj(float[]::new).toList();
  }

  /* Past the exporter, which refuses what is not finite. */
  private void overwrite(List<float[]> weights) {
    try (GraphAgent agent = newAgent()) {
      agent.startFrom(weights);
      agent.save(ModelSource.POLICY, policy().resolve("variables/variables").toString());
    }
  }

  @Test
  void namesActionsOfAnotherShapeThanTheSignatureSays() throws IOException {
    rewrite(
        "serving_default",
        tensor("observation:0", DataType.DT_FLOAT, -1, 3),
        tensor("action:0", DataType.DT_FLOAT, -1, 2));

    assertThatThrownBy(() -> Policies.load(policy()))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "the policy %s must give actions of the shape [1, 2], gave [1, 1]".formatted(policy()));
  }

  @Test
  void actsThroughASignatureOfAnyName() throws IOException {
    rewrite("other", "observation:0", DataType.DT_FLOAT, -1, 3);

    try (SavedPolicy policy = Policies.load(policy())) {
      assertThat(policy.observationSize()).isEqualTo(3);
    }
  }

  @Test
  void namesTheSignatureItNeedsAndThoseItFinds() throws IOException {
    rewrite("other", "save/filename:0", DataType.DT_STRING);

    assertThatThrownBy(() -> Policies.load(policy()))
        .isInstanceOf(IOException.class)
        .hasMessage(
            policy()
                + " is not a policy: it needs a signature (DT_FLOAT [-1, n]) -> (DT_FLOAT [-1, m]),"
                + " but has other(observation: DT_STRING []) -> (action: DT_FLOAT [-1, 1])");
  }

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource({"nothing:0, DT_FLOAT", "observation:0, DT_DOUBLE"})
  void saysThatTheSignatureIsNotAboutTheGraph(String input, DataType type) throws IOException {
    rewrite("serving_default", input, type, -1, 3);

    assertThatThrownBy(() -> Policies.load(policy()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(policy() + " is not a complete SavedModel: ")
        .hasMessageContaining(input);
  }

  private void rewrite(String key, String input, DataType type, int... shape) throws IOException {
    rewrite(key, tensor(input, type, shape), tensor("action:0", DataType.DT_FLOAT, -1, 1));
  }

  private void rewrite(String key, TensorInfo observation, TensorInfo action) throws IOException {
    SignatureDef signature =
        SignatureDef.newBuilder()
            .putInputs("observation", observation)
            .putOutputs("action", action)
            .build();
    Path file = policy().resolve("saved_model.pb");
    SavedModel.Builder model = SavedModel.parseFrom(Files.readAllBytes(file)).toBuilder();
    model.getMetaGraphsBuilder(0).clearSignatureDef().putSignatureDef(key, signature);
    Files.write(file, model.build().toByteArray());
  }

  private static TensorInfo tensor(String name, DataType type, int... shape) {
    TensorShapeProto.Builder sizes = TensorShapeProto.newBuilder();
    for (int size : shape) {
      sizes.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
    }
    return TensorInfo.newBuilder().setName(name).setDtype(type).setTensorShape(sizes).build();
  }
}
