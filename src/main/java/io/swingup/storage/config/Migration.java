package io.swingup.storage.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.swingup.environment.Box;
import io.swingup.environment.CheckedEnvironment;
import io.swingup.environment.Environment;
import io.swingup.environment.Environments;
import io.swingup.usage.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Brings the settings of earlier versions into today's layout.
 *
 * <p>No setting of the first version has kept its name and changed its meaning, except where the
 * value itself tells: counts of episodes were plain numbers. So a file without a version may be of
 * either.
 */
final class Migration {
  /** The setting that tells the version of the layout. */
  static final String VERSION = "version";

  /** Today's version. */
  static final int CURRENT = 3;

  private static final String SIGMA = "exploration.sigma";
  private static final String SCALE_INPUTS = "agent.networks.scale_inputs";

  /** Where the settings of the first version have gone. */
  private static final Map<String, String> MOVED = moved();

  /** The settings that were counts of episodes, by the names of then. */
  private static final List<String> EPISODES =
      List.of(
          "training.episodes",
          "evaluation.every",
          "training.recording.snapshot_every",
          "training.recording.checkpoint_every");

  private Migration() {}

  private static Map<String, String> moved() {
    Map<String, String> moved = new LinkedHashMap<>();
    moved.put("environment", "environment.id");
    moved.put("training.time_limit", "environment.time_limit");
    moved.put("training.episodes", "training.budget");
    moved.put("training.recording", "recording");
    moved.put("learning.replay", "training.replay");
    moved.put("networks", "agent.networks");
    moved.put("learning", "agent");
    return moved;
  }

  /**
   * Moves settings to where they belong today and drops the version.
   *
   * @param settings any part of the settings; changed
   * @param source what to name in messages
   */
  static void apply(ObjectNode settings, String source) {
    JsonNode version = settings.remove(VERSION);
    if (version != null
        && (!version.isInt() || version.intValue() < 1 || version.intValue() > CURRENT)) {
      throw new UsageException(
          String.format(
              Locale.ROOT, "%s: version must be in [1, %d], was %s", source, CURRENT, version));
    }
    if (version == null || version.intValue() == 1) {
      EPISODES.forEach(path -> countEpisodes(settings, path));
      MOVED.forEach((from, to) -> move(settings, from, to, source));
    }
    if (version == null || version.intValue() <= 2) {
      nameScaling(settings, source);
    }
  }

  /* Whether inputs are scaled by their bounds was a yes or no. */
  private static void nameScaling(ObjectNode settings, String source) {
    JsonNode found = Paths.get(settings, SCALE_INPUTS);
    if (found.isBoolean()) {
      Paths.remove(settings, SCALE_INPUTS);
      TextNode scaling = TextNode.valueOf(found.booleanValue() ? "bounds" : "none");
      Paths.add(settings, "agent.networks.input_scaling", scaling, source);
    }
  }

  private static void move(ObjectNode settings, String from, String to, String source) {
    JsonNode found = Paths.get(settings, from);
    if (found.isMissingNode() || (from.equals("environment") && found.isObject())) {
      return;
    }
    Paths.remove(settings, from);
    Paths.add(settings, to, found, source);
  }

  private static void countEpisodes(ObjectNode settings, String path) {
    JsonNode found = Paths.get(settings, path);
    if (found.isIntegralNumber()) {
      Paths.set(settings, path, TextNode.valueOf(found.asText() + " episodes"));
    }
  }

  /**
   * Makes the strength of the noise, which was in the units of the action, relative to their
   * ranges.
   *
   * @param settings any part of the settings; changed
   * @param environment the id of the environment of the run
   */
  static void makeNoiseRelative(ObjectNode settings, String environment) {
    JsonNode sigma = Paths.get(settings, SIGMA);
    if (sigma.isNumber()) {
      Paths.remove(settings, SIGMA);
      double scale = sigma.doubleValue() / halfRange(environment);
      Paths.set(settings, "exploration.scale", DoubleNode.valueOf(scale));
    }
  }

  private static double halfRange(String id) {
    try (Environment environment = CheckedEnvironment.of(Environments.provider(id))) {
      Box actions = environment.spec().action();
      List<Double> ranges = new ArrayList<>();
      for (int i = 0; i < actions.size(); i++) {
        ranges.add(actions.halfRange(i));
      }
      if (ranges.stream().distinct().count() > 1) {
        throw new UsageException(
            "exploration.sigma must become exploration.scale, relative to half the range of each"
                + " action, as the ranges of "
                + id
                + " differ: "
                + ranges);
      }
      return ranges.get(0);
    }
  }
}
