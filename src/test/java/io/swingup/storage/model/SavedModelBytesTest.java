package io.swingup.storage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.swingup.agent.graph.Endpoint;
import io.swingup.network.Initializer;
import io.swingup.network.Variable;
import io.swingup.network.VariableFile;
import io.swingup.storage.model.SavedModelBytes.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.TensorFlow;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef;
import org.tensorflow.proto.OpList;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SaverDef;
import org.tensorflow.proto.VariableDef;

class SavedModelBytesTest {
  private static byte[] model() {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Variable weight = Variable.create(tf, "net/w", Shape.of(2), Initializer.zeros());
      Variable moment = Variable.create(tf, "adam/m/net/w", Shape.of(2), Initializer.zeros());
      VariableFile file = VariableFile.create(tf.withSubScope("save"), List.of(weight, moment));
      Endpoint read =
          new Endpoint(Map.of(), Map.of("w", weight.snapshot(), "m", moment.snapshot()));
      Endpoint initial = new Endpoint(Map.of(), Map.of("w", weight.initialValue()));
      return SavedModelBytes.of(
          graph,
          new Variables(List.of(weight), List.of(moment)),
          file,
          Map.of("serving_default", read, "initial", initial));
    }
  }

  private static MetaGraphDef meta() throws InvalidProtocolBufferException {
    return SavedModel.parseFrom(model()).getMetaGraphs(0);
  }

  private static List<VariableDef> variables(String collection)
      throws InvalidProtocolBufferException {
    List<VariableDef> variables = new ArrayList<>();
    for (ByteString bytes :
        meta().getCollectionDefOrThrow(collection).getBytesList().getValueList()) {
      variables.add(VariableDef.parseFrom(bytes));
    }
    return variables;
  }

  @Test
  void givesEqualBytesForEqualGraphs() {
    assertThat(model()).isEqualTo(model());
  }

  @Test
  void tellsTrainableVariablesFromFurtherState() throws InvalidProtocolBufferException {
    assertThat(variables("variables"))
        .extracting(VariableDef::getVariableName, VariableDef::getTrainable)
        .containsExactly(tuple("net/w:0", true), tuple("adam/m/net/w:0", false));
    assertThat(variables("trainable_variables"))
        .extracting(VariableDef::getVariableName)
        .containsExactly("net/w:0");
    assertThat(variables("variables")).allMatch(VariableDef::getIsResource);
  }

  @Test
  void holdsEachEndpointUnderItsKey() throws InvalidProtocolBufferException {
    MetaGraphDef meta = meta();

    assertThat(meta.getSignatureDefMap()).containsOnlyKeys("serving_default", "initial");
    assertThat(meta.getSignatureDefOrThrow("serving_default").getOutputsMap())
        .containsOnlyKeys("w", "m");
    assertThat(meta.getSignatureDefMap().values())
        .allMatch(signature -> signature.getMethodName().equals("tensorflow/serving/predict"));
  }

  @Test
  void describesTheSaverAsVersionTwo() throws InvalidProtocolBufferException {
    SaverDef saver = meta().getSaverDef();

    assertThat(saver.getVersion()).isEqualTo(SaverDef.CheckpointFormatVersion.V2);
    assertThat(saver.getFilenameTensorName()).isEqualTo("save/filename:0");
    assertThat(saver.getSaveTensorName()).isEqualTo("save/control_dependency:0");
    assertThat(saver.getRestoreOpName()).isEqualTo("save/restore_all");
  }

  @Test
  void listsTheOperationsInUse() throws InvalidProtocolBufferException {
    MetaGraphDef meta = meta();

    assertThat(meta.getMetaInfoDef().getStrippedOpList().getOpList())
        .extracting(OpDef::getName)
        .containsExactlyElementsOf(
            meta.getGraphDef().getNodeList().stream()
                .map(NodeDef::getOp)
                .distinct()
                .sorted()
                .toList());
    assertThat(meta.getMetaInfoDef().getStrippedDefaultAttrs()).isTrue();
  }

  @Test
  void omitsEveryAttributeThatHasItsDefaultValue() throws InvalidProtocolBufferException {
    OpList known = TensorFlow.registeredOpList();

    for (NodeDef node : meta().getGraphDef().getNodeList()) {
      OpDef operation =
          known.getOpList().stream()
              .filter(each -> each.getName().equals(node.getOp()))
              .findFirst()
              .orElseThrow();
      for (OpDef.AttrDef attribute : operation.getAttrList()) {
        AttrValue value = node.getAttrMap().get(attribute.getName());
        if (value != null && attribute.hasDefaultValue()) {
          assertThat(value).isNotEqualTo(attribute.getDefaultValue());
        }
      }
    }
  }
}
