package io.swingup.storage.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A part of a run that one machine trained with one set of versions.
 *
 * @param fromStep the environment steps of the run before it
 * @param versions the versions of Swingup, TensorFlow and Java, the system and its processor, and
 *     the policy that the training started from, if any
 */
public record RunPart(long fromStep, Map<String, String> versions) {
  /* What does not touch the numbers. */
  private static final Set<String> HARMLESS = Set.of("cores");

  /** Copies the versions in their order. */
  public RunPart {
    versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
  }

  /**
   * Returns the parts of a run that is resumed.
   *
   * @param before the parts so far, at least one
   * @param step the environment steps of the run so far
   * @param here the versions of what resumes it
   * @return the same parts where nothing has changed, else with one more
   */
  public static List<RunPart> resumed(List<RunPart> before, long step, Map<String, String> here) {
    Map<String, String> last = before.get(before.size() - 1).versions();
    Map<String, String> all = new LinkedHashMap<>(here);
    last.forEach(all::putIfAbsent); // such as the policy that the training started from
    if (all.equals(last)) {
      return before;
    }
    List<RunPart> parts = new ArrayList<>(before);
    parts.add(new RunPart(step, all));
    return List.copyOf(parts);
  }

  /**
   * Says how this part differs from an earlier one in what can change the bits of the numbers.
   *
   * @param earlier the earlier part
   * @return such as {@code java was 17.0.15, is 21.0.2}, joined by semicolons; empty if in nothing
   */
  public String differences(RunPart earlier) {
    Set<String> names = new TreeSet<>(versions.keySet());
    names.retainAll(earlier.versions.keySet()); // older versions of Swingup record less
    names.removeAll(HARMLESS);
    names.removeIf(name -> Objects.equals(versions.get(name), earlier.versions.get(name)));
    return names.stream()
        .map(
            name ->
                String.format(
                    Locale.ROOT,
                    "%s was %s, is %s",
                    name,
                    earlier.versions.get(name),
                    versions.get(name)))
        .collect(Collectors.joining("; "));
  }
}
