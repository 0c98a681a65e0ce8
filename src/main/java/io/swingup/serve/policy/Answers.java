package io.swingup.serve.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swingup.storage.model.PolicySignature;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The bodies of answers, in the shape of TensorFlow Serving's. */
final class Answers {
  private static final JsonMapper JSON = new JsonMapper();

  private Answers() {}

  /** Returns an error's body. */
  static String error(String sentence) {
    return text(Map.of("error", sentence));
  }

  /** Returns the state of the version that is served. */
  static String status(long version) {
    Map<String, Object> state =
        Map.of(
            "version", Long.toString(version),
            "state", "AVAILABLE",
            "status", Map.of("error_code", "OK", "error_message", ""));
    return text(Map.of("model_version_status", List.of(state)));
  }

  /** Returns the signatures of the version that is served. */
  static String metadata(String model, long version, PolicySignature signature) {
    Map<String, Object> definition =
        Map.of(
            "inputs", port(signature.observation()),
            "outputs", port(signature.action()),
            "method_name", "tensorflow/serving/predict");
    Map<String, Object> definitions = new TreeMap<>();
    signature.names().forEach(name -> definitions.put(name, definition));
    return text(
        Map.of(
            "model_spec",
            Map.of("name", model, "signature_name", "", "version", Long.toString(version)),
            "metadata",
            Map.of("signature_def", Map.of("signature_def", definitions))));
  }

  private static Map<String, Object> port(PolicySignature.Port port) {
    List<Map<String, String>> dimensions =
        List.of(
            Map.of("size", "-1", "name", ""),
            Map.of("size", Integer.toString(port.size()), "name", ""));
    return Map.of(
        port.name(),
        Map.of(
            "dtype", "DT_FLOAT",
            "tensor_shape", Map.of("dim", dimensions, "unknown_rank", false),
            "name", port.tensor()));
  }

  /** Returns actions, shape [count, m], with digits that read back to the same numbers. */
  static String actions(boolean rows, float[] actions, int size) {
    StringBuilder text = new StringBuilder(32 + 13 * actions.length);
    text.append(rows ? "{\"predictions\":" : "{\"outputs\":");
    for (int i = 0; i < actions.length; i++) {
      text.append(i == 0 ? "[[" : i % size == 0 ? "],[" : ",").append(actions[i]);
    }
    return text.append("]]}").toString();
  }

  private static String text(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of text cannot fail", e);
    }
  }
}
