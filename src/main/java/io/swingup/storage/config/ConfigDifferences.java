package io.swingup.storage.config;

import io.swingup.training.config.RunConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** Names the settings in which two configurations differ. */
public final class ConfigDifferences {
  private ConfigDifferences() {}

  /**
   * Compares two configurations.
   *
   * @param before the one that is there
   * @param now the one that is wanted
   * @return a clause for each setting that differs, sorted by its name, such as {@code
   *     agent.discount 0.99 instead of 0.5}
   */
  public static List<String> of(RunConfig before, RunConfig now) {
    Map<String, Object> old = ConfigWriter.toSettings(before);
    Map<String, Object> current = ConfigWriter.toSettings(now);
    TreeSet<String> names = new TreeSet<>(old.keySet());
    names.addAll(current.keySet());
    List<String> differences = new ArrayList<>();
    names.forEach(
        name ->
            differences.addAll(
                of(name, old.getOrDefault(name, ""), current.getOrDefault(name, ""))));
    return differences;
  }

  /**
   * Compares two values.
   *
   * @param name what they are of
   * @param before the one that is there; an empty text for nothing
   * @param now the one that is wanted; an empty text for nothing
   * @return one clause, or nothing if they are equal
   */
  public static List<String> of(String name, Object before, Object now) {
    return Objects.equals(before, now)
        ? List.of()
        : List.of(String.format(Locale.ROOT, "%s %s instead of %s", name, text(before), text(now)));
  }

  private static String text(Object value) {
    return value.equals("") ? "nothing" : value.toString();
  }
}
