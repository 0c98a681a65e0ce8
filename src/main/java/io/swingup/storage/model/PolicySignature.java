package io.swingup.storage.model;

import java.util.List;

/**
 * How a program calls a SavedModel that is a policy.
 *
 * @param names the signatures that are the policy, sorted; often {@code serve} and {@code
 *     serving_default}
 * @param observation its input, [-1, n]
 * @param action its output, [-1, m]
 */
public record PolicySignature(List<String> names, Port observation, Port action) {

  /**
   * An input or output.
   *
   * @param name in the signature
   * @param tensor in the graph
   * @param size the numbers of one row, at least 1
   */
  public record Port(String name, String tensor, int size) {}

  /** Makes one that cannot be changed. */
  public PolicySignature {
    names = List.copyOf(names);
  }

  /**
   * Returns whether a client of one policy can call the other.
   *
   * @param other another policy's
   * @return whether inputs and outputs have the same names and sizes
   */
  public boolean fits(PolicySignature other) {
    return text().equals(other.text());
  }

  /**
   * Describes the inputs and outputs.
   *
   * @return such as {@code observation [-1, 3] -> action [-1, 1]}
   */
  public String text() {
    return text(observation) + " -> " + text(action);
  }

  private static String text(Port port) {
    return port.name() + " [-1, " + port.size() + "]";
  }
}
