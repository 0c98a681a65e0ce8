package io.swingup.storage.checkpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swingup.random.Pcg64;
import java.util.List;
import java.util.Map;

/**
 * The state of a checkpoint as the first format had it: one environment, the figures of one
 * algorithm, the versions of whoever resumed last.
 */
final class Format1 {
  private static final List<String> SUMS = List.of("length", "episode_return", "updates");

  private Format1() {}

  /**
   * Brings a state into today's format. What is not as the first format had it is left alone, for
   * the reader to refuse.
   */
  static void migrate(ObjectNode state) {
    if (state.remove("versions") instanceof ObjectNode versions) {
      state.putArray("parts").addObject().put("from_step", 0L).set("versions", versions);
    }
    if (state.get("training") instanceof ObjectNode training) {
      migrateTraining(training);
    }
    Format2.migrate(state);
  }

  private static void migrateTraining(ObjectNode training) {
    if (training.remove("statistics") instanceof ObjectNode statistics
        && training.remove("clock") instanceof ObjectNode clock) {
      ObjectNode slot = training.objectNode();
      for (String name : List.of("step", "action", "environment", "noise")) {
        slot.set(name, training.remove(name));
      }
      slot.set("sums", statistics.remove("sums"));
      slot.set("episode_seconds", clock.get("episode_seconds"));
      slot.put("episode_seed", 0L); // not needed, as the state of the environment is there
      migrateSums(slot);
      training.putArray("slots").add(slot);
      statistics.set("steps", statistics.remove("total_steps"));
      training.set("totals", statistics);
      training.set("elapsed_seconds", clock.get("elapsed_seconds"));
      training.put("evaluation_due", false);
      addEpisodes(training);
    }
  }

  /* All that follows the number of updates was the sum of a metric. */
  private static void migrateSums(ObjectNode slot) {
    if (slot.get("sums") instanceof ObjectNode sums) {
      ArrayNode metrics = sums.arrayNode();
      for (String name : sums.properties().stream().map(Map.Entry::getKey).toList()) {
        if (!SUMS.contains(name)) {
          metrics.add(sums.remove(name));
        }
      }
      sums.set("metrics", metrics);
    }
  }

  private static void addEpisodes(ObjectNode training) {
    if (training.get("streams") instanceof ObjectNode streams) {
      ArrayNode state =
          streams.putArray("episodes"); // draws nothing, as the environment has a state
      for (long word : Pcg64.seeded(0).state()) {
        state.add(word);
      }
    }
  }
}
