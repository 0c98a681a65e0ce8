package io.swingup.agent;

import io.swingup.environment.FloatVector;
import java.util.Map;

/**
 * What one learning step reports.
 *
 * @param metrics the figures that this step has computed, by their names; all of {@link
 *     Agent#metrics}, or some of them where steps differ in kind
 * @param nextActions the updated agent's actions for the observations that were passed along, row
 *     by row, shape [environments, actionSize]
 * @param errors |y − Q(s, a)| of each transition before the step, of several critics the mean,
 *     whatever its weight, shape [B]; empty where transitions are not drawn by priority
 */
public record Update(Map<String, Float> metrics, FloatVector nextActions, FloatVector errors) {

  /**
   * Returns one figure.
   *
   * @param name its name
   * @return the figure
   * @throws IllegalArgumentException if this step has not computed it
   */
  public float metric(String name) {
    Float figure = metrics.get(name);
    if (figure == null) {
      throw new IllegalArgumentException(
          "this learning step has no " + name + ", only " + metrics.keySet());
    }
    return figure;
  }
}
