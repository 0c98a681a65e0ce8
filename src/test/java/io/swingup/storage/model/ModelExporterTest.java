package io.swingup.storage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.swingup.agent.graph.GraphAgent;
import io.swingup.agent.graph.ModelGraph;
import io.swingup.agent.graph.ModelSource;
import io.swingup.agent.graph.SavedVariables;
import io.swingup.storage.file.FileHashes;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.VariableDef;

class ModelExporterTest {
  private final SplittableRandom random = new SplittableRandom(3);
  private final GraphAgent agent = SmallAgent.create(random);
  private final ModelExporter exporter = new ModelExporter(agent, ModelSource.POLICY);

  @TempDir Path folder;

  @AfterEach
  void close() {
    agent.close();
  }

  private float[] observations(int count) {
    float[] observations = new float[3 * count];
    for (int i = 0; i < observations.length; i++) {
      observations[i] = (float) random.nextDouble(-8, 8);
    }
    return observations;
  }

  @ParameterizedTest(name = "{0} observations at a time")
  @ValueSource(ints = {1, 2, 7, 64, 500})
  void actsAfterReloadingAsTheAgentDoesToTheBit(int count) throws IOException {
    SmallAgent.learnSomething(agent, random);
    exporter.export(folder.resolve("policy"));

    try (SavedPolicy policy = Policies.load(folder.resolve("policy"))) {
      for (int repeat = 0; repeat < 20; repeat++) {
        float[] observations = observations(count);
        assertThat(policy.act(observations, count)).containsExactly(agent.act(observations, count));
      }
      assertThat(policy.observationSize()).isEqualTo(3);
      assertThat(policy.actionSize()).isEqualTo(1);
    }
  }

  @Test
  void carriesWhatOtherToolsLookFor() throws IOException {
    exporter.export(folder.resolve("policy"));

    SavedModel model = model(folder.resolve("policy"));
    MetaGraphDef meta = model.getMetaGraphs(0);
    assertThat(model.getSavedModelSchemaVersion()).isEqualTo(1);
    assertThat(meta.getMetaInfoDef().getTagsList()).containsExactly("serve");
    assertThat(meta.getMetaInfoDef().getTensorflowVersion()).isEqualTo("2.18.0");
    assertThat(meta.getSaverDef().getFilenameTensorName()).isEqualTo("save/filename:0");
    assertThat(meta.getSaverDef().getSaveTensorName()).isEqualTo("save/control_dependency:0");
    assertThat(meta.getSaverDef().getRestoreOpName()).isEqualTo("save/restore_all");
    assertThat(meta.getSignatureDefMap()).containsOnlyKeys("serving_default", "serve");
    SignatureDef signature = meta.getSignatureDefOrThrow("serving_default");
    assertThat(signature.getMethodName()).isEqualTo("tensorflow/serving/predict");
    assertThat(signature.getInputsOrThrow("observation").getName()).isEqualTo("observation:0");
    assertThat(signature.getOutputsOrThrow("action").getName()).isEqualTo("action:0");
  }

  @Test
  void listsTheVariablesUnderTheNamesOfRealOperations() throws IOException {
    exporter.export(folder.resolve("policy"));

    MetaGraphDef meta = model(folder.resolve("policy")).getMetaGraphs(0);
    List<String> nodes = meta.getGraphDef().getNodeList().stream().map(NodeDef::getName).toList();
    List<String> names = new ArrayList<>();
    for (ByteString bytes :
        meta.getCollectionDefOrThrow("variables").getBytesList().getValueList()) {
      VariableDef variable = VariableDef.parseFrom(bytes);
      names.add(variable.getVariableName());
      assertThat(nodes)
          .contains(
              variable.getVariableName().replace(":0", ""),
              variable.getInitialValueName().replace(":0", ""),
              variable.getInitializerName(),
              variable.getSnapshotName().replace(":0", ""));
    }
    assertThat(names)
        .containsExactly(
            "actor/hidden_1/kernel:0",
            "actor/hidden_1/bias:0",
            "actor/hidden_2/kernel:0",
            "actor/hidden_2/bias:0",
            "actor/output/kernel:0",
            "actor/output/bias:0");
    assertThat(meta.getCollectionDefOrThrow("trainable_variables"))
        .isEqualTo(meta.getCollectionDefOrThrow("variables"));
  }

  @Test
  void writesTextsAndAttributesSoThatConvertersCanReadThem() throws IOException {
    exporter.export(folder.resolve("policy"));

    MetaGraphDef meta = model(folder.resolve("policy")).getMetaGraphs(0);
    NodeDef names =
        meta.getGraphDef().getNodeList().stream()
            .filter(node -> node.getName().equals("save/names"))
            .findFirst()
            .orElseThrow();
    assertThat(names.getAttrOrThrow("value").getTensor().getStringValList())
        .hasSize(6)
        .contains(ByteString.copyFromUtf8("actor/output/kernel"));
    assertThat(meta.getGraphDef().getNodeList())
        .noneMatch(node -> node.getOp().equals("MatMul") && node.containsAttr("transpose_a"))
        .anyMatch(node -> node.getOp().equals("Maximum"));
  }

  private static SavedModel model(Path directory) throws IOException {
    return SavedModel.parseFrom(Files.readAllBytes(directory.resolve("saved_model.pb")));
  }

  @Test
  void writesEqualBytesForEqualWeights() throws IOException {
    exporter.export(folder.resolve("one"));
    new ModelExporter(agent, ModelSource.POLICY).export(folder.resolve("two"));

    assertThat(FileHashes.sha256(folder.resolve("two")))
        .hasSize(4)
        .isEqualTo(FileHashes.sha256(folder.resolve("one")));
  }

  @Test
  void replacesAnEarlierPolicyAndLeavesNothingElse() throws IOException {
    Path target = folder.resolve("policy");
    exporter.export(target);
    byte[] before = Files.readAllBytes(target.resolve("variables/variables.data-00000-of-00001"));

    SmallAgent.learnSomething(agent, random);
    exporter.export(target);

    assertThat(target.resolve("variables/variables.data-00000-of-00001"))
        .satisfies(file -> assertThat(Files.readAllBytes(file)).isNotEqualTo(before));
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(target);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void refusesWeightsThatAreNotFiniteAndKeepsTheEarlierPolicy(float weight) throws IOException {
    Path target = folder.resolve("policy");
    exporter.export(target);
    Map<String, String> before = FileHashes.sha256(target);

    List<float[]> weights = weights();
    weights.get(3)[47] = weight;
    agent.startFrom(weights);

    assertThatThrownBy(() -> exporter.export(target))
        .isInstanceOf(IOException.class)
        .hasMessage(
            target + ": every weight must be finite, but one of actor/hidden_2/bias is " + weight);
    assertThat(FileHashes.sha256(target)).isEqualTo(before);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(target);
    }
  }

  private List<float[]> weights() throws IOException {
    SavedVariables variables = SavedVariables.of(agent);
    return Stream.of("hidden_1", "hidden_2", "output")
        .flatMap(layer -> Stream.of(layer + "/kernel", layer + "/bias"))
        .map(name -> variables.get("actor/" + name))
        .toList();
  }

  @Test
  void refusesToReplaceWhatIsNotASavedModel() throws IOException {
    Path target = Files.createDirectory(folder.resolve("home"));
    Files.writeString(target.resolve("letter"), "dear");

    assertThatThrownBy(() -> exporter.export(target))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessage(target + " exists and is not a SavedModel, so it is not replaced");

    assertThat(target.resolve("letter")).hasContent("dear");
  }

  @Test
  void fillsAnEmptyDirectory() throws IOException {
    Path target = Files.createDirectory(folder.resolve("policy"));

    exporter.export(target);

    assertThat(target.resolve("saved_model.pb")).isRegularFile();
  }

  /* An exporter of the agent's policy, whose weights something else writes. */
  private ModelExporter exporter(BiConsumer<String, String> save) {
    return new ModelExporter(
        new ModelSource() {
          @Override
          public ModelGraph model(String name) {
            return agent.model(name);
          }

          @Override
          public void save(String name, String prefix) {
            save.accept(name, prefix);
          }

          @Override
          public void startFrom(List<float[]> weights) {
            throw new UnsupportedOperationException();
          }
        },
        ModelSource.POLICY);
  }

  @Test
  void leavesNothingWhenTheWeightsAreNotWritten() throws IOException {
    ModelExporter silent = exporter((name, prefix) -> {});

    assertThatThrownBy(() -> silent.export(folder.resolve("policy")))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(
            folder.resolve("policy") + ": the weights were not written: there is no ")
        .hasMessageEndingWith("variables.index");

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void saysInOneLineWhyTheWeightsCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "not a directory");

    ModelExporter misled =
        exporter((name, prefix) -> agent.save(name, file.resolve("variables").toString()));

    assertThatThrownBy(() -> misled.export(folder.resolve("policy")))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(folder.resolve("policy") + ": cannot write the weights: ")
        .message()
        .hasLineCount(1);

    assertThat(folder.resolve("policy")).doesNotExist();
  }
}
