package io.swingup.agent.graph;

import java.util.List;

/** What an agent gives to be exported: models by name, each with its own signatures. */
public interface ModelSource {

  /** The policy: observations to actions without exploration. */
  String POLICY = "policy";

  /** The critic: observations and actions to values. */
  String CRITIC = "critic";

  /** The learning steps, with every variable. */
  String TRAINER = "trainer";

  /**
   * Builds a model, without its weights.
   *
   * @param name which one
   * @return the graph, to be closed
   * @throws IllegalArgumentException if there is no model of that name
   */
  ModelGraph model(String name);

  /**
   * Writes the weights of a model to checkpoint files in TensorFlow's V2 format.
   *
   * @param name which model
   * @param prefix the path that the files' names begin with, such as {@code
   *     policy/variables/variables}
   * @throws IllegalArgumentException if there is no model of that name
   */
  void save(String name, String prefix);

  /**
   * Gives the policy, and what started as its copy, other weights.
   *
   * @param weights the numbers of each variable of the model {@link #POLICY}, row by row, in the
   *     order of {@link ModelGraph#variables}
   * @throws IllegalArgumentException if a variable has another count of numbers
   */
  void startFrom(List<float[]> weights);
}
