package io.swingup.storage.model;

import com.google.protobuf.CodedOutputStream;
import io.swingup.agent.graph.Endpoint;
import io.swingup.network.Variable;
import io.swingup.network.VariableFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.TensorFlow;
import org.tensorflow.proto.CollectionDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SaverDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;
import org.tensorflow.proto.VariableDef;

/**
 * The contents of {@code saved_model.pb}, complete enough for every loader and converter.
 *
 * <p>TensorFlow Java's own exporter leaves out what Python needs to find the variables; without it
 * inference works, but nothing can be retrained, frozen or converted. Without the signature {@code
 * serve} Keras finds no endpoint, without the method name TensorFlow Serving refuses to predict.
 */
final class SavedModelBytes {
  private static final String PREDICT = "tensorflow/serving/predict";

  private SavedModelBytes() {}

  private static SignatureDef signature(Endpoint endpoint) {
    SignatureDef.Builder definition = SignatureDef.newBuilder().setMethodName(PREDICT);
    endpoint.inputs().forEach((name, operand) -> definition.putInputs(name, info(operand)));
    endpoint.outputs().forEach((name, operand) -> definition.putOutputs(name, info(operand)));
    return definition.build();
  }

  private static TensorInfo info(Operand<?> operand) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (long size : operand.shape().asArray()) {
      shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
    }
    return TensorInfo.newBuilder()
        .setName(tensorName(operand))
        .setDtype(operand.asOutput().dataType())
        .setTensorShape(shape)
        .build();
  }

  /** The variables of a model: those that learning moves, and further state such as moments. */
  record Variables(List<Variable> trainable, List<Variable> state) {

    private CollectionDef allDefinitions() {
      return collection(Stream.concat(trainable.stream(), state.stream()).toList());
    }

    private CollectionDef trainableDefinitions() {
      return collection(trainable);
    }

    private CollectionDef collection(List<Variable> variables) {
      CollectionDef.BytesList.Builder list = CollectionDef.BytesList.newBuilder();
      for (Variable variable : variables) {
        list.addValue(definition(variable, trainable.contains(variable)).toByteString());
      }
      return CollectionDef.newBuilder().setBytesList(list).build();
    }

    private static VariableDef definition(Variable variable, boolean trainable) {
      String operation = variable.handle().op().name();
      if (!operation.equals(variable.name())) { // Python would look for another checkpoint key
        throw new IllegalStateException(
            "the operation of variable " + variable.name() + " is called " + operation);
      }
      return VariableDef.newBuilder()
          .setVariableName(tensorName(variable.handle()))
          .setInitialValueName(tensorName(variable.initialValue()))
          .setInitializerName(variable.initialize().op().name())
          .setSnapshotName(tensorName(variable.snapshot()))
          .setIsResource(true)
          .setTrainable(trainable)
          .build();
    }
  }

  /** Returns the bytes; equal arguments give equal bytes. */
  static byte[] of(
      Graph graph, Variables variables, VariableFile file, Map<String, Endpoint> signatures) {
    PortableGraph portable = PortableGraph.of(graph);
    MetaGraphDef.Builder meta =
        MetaGraphDef.newBuilder()
            .setMetaInfoDef(
                MetaGraphDef.MetaInfoDef.newBuilder()
                    .addTags("serve")
                    .setTensorflowVersion(TensorFlow.version())
                    .setTensorflowGitVersion("unknown")
                    .setStrippedOpList(portable.operations())
                    .setStrippedDefaultAttrs(true))
            .setGraphDef(portable.definition())
            .setSaverDef(saver(file))
            .putCollectionDef("variables", variables.allDefinitions())
            .putCollectionDef("trainable_variables", variables.trainableDefinitions());
    signatures.forEach((name, endpoint) -> meta.putSignatureDef(name, signature(endpoint)));
    return bytes(SavedModel.newBuilder().setSavedModelSchemaVersion(1).addMetaGraphs(meta).build());
  }

  private static SaverDef saver(VariableFile file) {
    return SaverDef.newBuilder()
        .setFilenameTensorName(tensorName(file.filename()))
        .setSaveTensorName(tensorName(file.save()))
        .setRestoreOpName(file.restore().op().name())
        .setMaxToKeep(5)
        .setKeepCheckpointEveryNHours(10_000)
        .setVersion(SaverDef.CheckpointFormatVersion.V2)
        .build();
  }

  private static String tensorName(Operand<?> operand) {
    return operand.op().name() + ":" + operand.asOutput().index();
  }

  private static byte[] bytes(SavedModel model) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(model.getSerializedSize());
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.useDeterministicSerialization();
    try {
      model.writeTo(out);
      out.flush();
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory does not fail", e);
    }
    return bytes.toByteArray();
  }
}
