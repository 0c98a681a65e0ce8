package io.swingup.storage.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The state of a checkpoint as the third format had it: of an agent that draws nothing, whose
 * learning steps report the same metrics each.
 */
final class Format3 {
  private Format3() {}

  /**
   * Brings a state into today's format. What is not as the third format had it is left alone, for
   * the reader to refuse.
   */
  static void migrate(ObjectNode state) {
    if (state.path("training").path("streams") instanceof ObjectNode streams) {
      streams.putArray("agent");
    }
    for (JsonNode slot : state.path("training").path("slots")) {
      if (slot.get("sums") instanceof ObjectNode sums
          && sums.get("metrics") instanceof ArrayNode metrics
          && sums.remove("updates") instanceof NumericNode updates) {
        ArrayNode counts = sums.putArray("counts");
        metrics.forEach(metric -> counts.add(updates));
      }
    }
  }
}
