package io.swingup.storage.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The state of a checkpoint as the second format had it: of one environment, whose episodes end in
 * the order in which they began, and without the steps of the last evaluation.
 */
final class Format2 {
  private Format2() {}

  /**
   * Brings a state into today's format. What is not as the second format had it is left alone, for
   * the reader to refuse.
   */
  static void migrate(ObjectNode state) {
    if (state.get("training") instanceof ObjectNode training) {
      if (state.get("last") instanceof ObjectNode last) {
        training.set("evaluated_steps", last.get("total_steps"));
      } else {
        training.putNull("evaluated_steps");
      }
      int episode = training.path("totals").path("episodes").asInt() + 1;
      for (JsonNode slot : training.path("slots")) {
        if (slot instanceof ObjectNode fields) {
          fields.put("episode", episode);
        }
      }
    }
    Format3.migrate(state);
  }
}
