package io.swingup.storage.model;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tensorflow.Signature;
import org.tensorflow.Signature.TensorDescription;
import org.tensorflow.proto.DataType;

/**
 * The tensors through which a SavedModel acts.
 *
 * @param signatures the names of all signatures that are these tensors, sorted
 * @param input the observation's name in them
 * @param output the action's name in them
 * @param observation float, shape [-1, n]
 * @param action float, shape [-1, m]
 */
record PolicyEndpoint(
    List<String> signatures,
    String input,
    String output,
    TensorDescription observation,
    TensorDescription action) {
  private static final List<String> PREFERRED = List.of("serve", "serving_default");

  /** Finds them among a model's signatures. */
  static PolicyEndpoint of(List<Signature> signatures) throws IOException {
    Comparator<Signature> preferred =
        Comparator.comparingInt((Signature each) -> -PREFERRED.indexOf(each.key()))
            .thenComparing(Signature::key);
    return signatures.stream()
        .filter(each -> fits(each.getInputs()) && fits(each.getOutputs()))
        .min(preferred)
        .map(each -> of(each, signatures))
        .orElseThrow(() -> new IOException(expectedAndFound(signatures)));
  }

  private static PolicyEndpoint of(Signature chosen, List<Signature> signatures) {
    String input = chosen.inputNames().iterator().next();
    String output = chosen.outputNames().iterator().next();
    TensorDescription observation = only(chosen.getInputs());
    TensorDescription action = only(chosen.getOutputs());
    List<String> same =
        signatures.stream()
            .filter(each -> is(each.getInputs(), input, observation))
            .filter(each -> is(each.getOutputs(), output, action))
            .map(Signature::key)
            .sorted()
            .toList();
    return new PolicyEndpoint(same, input, output, observation, action);
  }

  private static boolean is(
      Map<String, TensorDescription> tensors, String name, TensorDescription tensor) {
    return tensors.keySet().equals(Set.of(name)) && only(tensors).name.equals(tensor.name);
  }

  private static boolean fits(Map<String, TensorDescription> tensors) {
    return tensors.size() == 1
        && only(tensors).dataType == DataType.DT_FLOAT
        && only(tensors).shape.numDimensions() == 2
        && only(tensors).shape.get(0) == -1
        && only(tensors).shape.get(1) > 0;
  }

  private static TensorDescription only(Map<String, TensorDescription> tensors) {
    return tensors.values().iterator().next();
  }

  private static String expectedAndFound(List<Signature> signatures) {
    String found =
        signatures.stream()
            .filter(each -> !each.key().startsWith("__")) // TensorFlow's own
            .map(each -> each.key() + text(each.getInputs()) + " -> " + text(each.getOutputs()))
            .sorted()
            .collect(Collectors.joining("; "));
    return "it needs a signature (DT_FLOAT [-1, n]) -> (DT_FLOAT [-1, m]), but has "
        + (found.isEmpty() ? "no signature" : found);
  }

  private static String text(Map<String, TensorDescription> tensors) {
    return new TreeMap<>(tensors)
        .entrySet().stream()
            .map(each -> each.getKey() + ": " + text(each.getValue()))
            .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String text(TensorDescription tensor) {
    return tensor.dataType + " " + tensor.shape;
  }
}
