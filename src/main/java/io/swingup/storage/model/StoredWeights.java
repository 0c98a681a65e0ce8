package io.swingup.storage.model;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.swingup.network.GraphOps;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.train.Restore;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedObjectGraphOuterClass.SavedObject;
import org.tensorflow.proto.SavedObjectGraphOuterClass.SavedObjectGraph;
import org.tensorflow.proto.TrackableObjectGraphOuterClass.TrackableObjectGraph.TrackableObject.ObjectReference;
import org.tensorflow.proto.VariableDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;

/**
 * The weights of a policy's layers as they are in a SavedModel of Swingup or of TensorFlow 2, such
 * as {@code model.export} of Keras writes.
 *
 * @param shapes the shape of each variable, in the order of the layers
 * @param values the numbers of each, row by row
 */
record StoredWeights(List<Shape> shapes, List<float[]> values) {
  /* Besides the weights, what observations are normalised by. */
  private static final Pattern ACTOR = Pattern.compile("(actor|observations)/.*");

  static StoredWeights read(Path directory) throws IOException {
    List<String> keys;
    try (SavedModelBundle bundle = Policies.open(directory)) {
      keys = keys(bundle.metaGraphDef());
    }
    if (keys.isEmpty()) {
      throw new IOException(directory + " lists no variables");
    }
    try {
      return read(directory.resolve("variables/variables").toString(), keys);
    } catch (TensorFlowException e) {
      throw new IOException(directory + " has other weights: " + NativeMessage.of(e), e);
    }
  }

  private static List<String> keys(MetaGraphDef meta) throws IOException {
    if (!meta.containsCollectionDef("variables")) {
      return keys(meta.getObjectGraphDef());
    }
    List<String> names = new ArrayList<>();
    for (ByteString bytes :
        meta.getCollectionDefOrThrow("variables").getBytesList().getValueList()) {
      names.add(name(bytes));
    }
    List<String> actor = names.stream().filter(ACTOR.asMatchPredicate()).toList();
    return actor.isEmpty() ? names : actor;
  }

  private static String name(ByteString bytes) throws InvalidProtocolBufferException {
    return VariableDef.parseFrom(bytes).getVariableName().replaceFirst(":0$", "");
  }

  /* TensorFlow 2 keeps a tree of objects; the model's list of variables is in the order of its layers. */
  private static List<String> keys(SavedObjectGraph objects) {
    if (objects.getNodesCount() == 0) {
      return List.of();
    }
    int count =
        objects.getNodes(0).getChildrenList().stream()
            .filter(child -> child.getLocalName().equals("variables"))
            .map(ObjectReference::getNodeId)
            .map(objects::getNodes)
            .mapToInt(SavedObject::getChildrenCount)
            .sum();
    return IntStream.range(0, count)
        .mapToObj(i -> "variables/" + i + "/.ATTRIBUTES/VARIABLE_VALUE")
        .toList();
  }

  private static StoredWeights read(String prefix, List<String> keys) {
    try (Graph graph = new Graph()) {
      Ops tf = GraphOps.of(graph);
      Operand<TString> wholes =
          tf.array(Collections.nCopies(keys.size(), "").toArray(String[]::new)); // [variables]
      Restore restore =
          tf.train.restore(
              tf.constant(prefix),
              tf.array(keys.toArray(String[]::new)),
              wholes,
              Collections.nCopies(keys.size(), TFloat32.class));
      try (Session session = new Session(graph)) {
        Session.Runner runner = session.runner();
        restore.tensors().forEach(runner::fetch);
        try (Result result = runner.run()) {
          return of(result);
        }
      }
    }
  }

  private static StoredWeights of(Result result) {
    List<Shape> shapes = new ArrayList<>();
    List<float[]> values = new ArrayList<>();
    for (int i = 0; i < result.size(); i++) {
      Tensor tensor = result.get(i);
      float[] numbers = new float[(int) tensor.shape().size()];
      tensor.asRawTensor().data().asFloats().read(numbers);
      shapes.add(tensor.shape());
      values.add(numbers);
    }
    return new StoredWeights(shapes, values);
  }
}
