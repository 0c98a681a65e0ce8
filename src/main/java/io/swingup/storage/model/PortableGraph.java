package io.swingup.storage.model;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.tensorflow.Graph;
import org.tensorflow.TensorFlow;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef;
import org.tensorflow.proto.OpList;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/**
 * A graph as other tools read it: without attributes that have their default value, which older
 * readers may not know, and with texts as the plain strings that converters expect.
 *
 * @param definition the graph
 * @param operations the operations that it uses
 */
record PortableGraph(GraphDef definition, OpList operations) {

  static PortableGraph of(Graph graph) {
    GraphDef original = graph.toGraphDef();
    Map<String, OpDef> known = new LinkedHashMap<>();
    TensorFlow.registeredOpList().getOpList().forEach(op -> known.put(op.getName(), op));
    GraphDef.Builder definition = original.toBuilder().clearNode();
    Map<String, OpDef> used = new TreeMap<>();
    for (NodeDef node : original.getNodeList()) {
      OpDef op = known.get(node.getOp());
      if (op == null) {
        throw new IllegalStateException("TensorFlow does not know its operation " + node.getOp());
      }
      used.put(op.getName(), op);
      definition.addNode(portable(node, op));
    }
    return new PortableGraph(
        definition.build(), OpList.newBuilder().addAllOp(used.values()).build());
  }

  private static NodeDef portable(NodeDef node, OpDef op) {
    NodeDef.Builder portable = node.toBuilder();
    for (OpDef.AttrDef attribute : op.getAttrList()) {
      String name = attribute.getName();
      if (attribute.hasDefaultValue()
          && attribute.getDefaultValue().equals(node.getAttrMap().get(name))) {
        portable.removeAttr(name);
      }
    }
    AttrValue value = node.getAttrMap().get("value");
    if (value != null && value.getTensor().getDtype() == DataType.DT_STRING) {
      portable.putAttr(
          "value", value.toBuilder().setTensor(Texts.plain(value.getTensor())).build());
    }
    return portable.build();
  }

  /** Texts in a tensor's raw content: the length of each as a varint, then all bytes. */
  private static final class Texts {
    private Texts() {}

    private static TensorProto plain(TensorProto tensor) {
      ByteString content = tensor.getTensorContent();
      if (content.isEmpty()) {
        return tensor;
      }
      int count = 1;
      for (TensorShapeProto.Dim dim : tensor.getTensorShape().getDimList()) {
        count *= (int) dim.getSize();
      }
      TensorProto.Builder plain = tensor.toBuilder().clearTensorContent();
      try {
        CodedInputStream in = content.newCodedInput();
        int[] lengths = new int[count];
        for (int i = 0; i < count; i++) {
          lengths[i] = in.readRawVarint32();
        }
        for (int length : lengths) {
          plain.addStringVal(ByteString.copyFrom(in.readRawBytes(length)));
        }
      } catch (IOException e) {
        throw new IllegalStateException(
            "a text constant of the graph is not as TensorFlow writes it", e);
      }
      return plain.build();
    }
  }
}
