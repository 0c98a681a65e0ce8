package io.swingup.usage;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Helps those who mistype a name. */
public final class Names {
  private Names() {}

  /**
   * Returns the known name that the given one was most likely meant to be: the one that the fewest
   * insertions, deletions and substitutions lead to (Levenshtein 1966), whatever the case of the
   * letters.
   *
   * @param name the name as it was given
   * @param known the names that would have been right; of equally near ones the first is taken
   * @return a known name, or empty if more than a third of the nearest one would have to change
   */
  public static Optional<String> nearest(String name, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
        .filter(candidate -> 3 * distance(name, candidate) <= candidate.length());
  }

  /**
   * Returns a sentence saying that a name is not among the known ones, with the nearest of them if
   * one is near, such as {@code environment must be one of [Pendulum-v1], was "Pendulm-v1"; did you
   * mean Pendulum-v1?}
   *
   * @param what what is named, such as {@code environment}
   * @param name the name as it was given
   * @param known the names that would have been right, in the order to list them
   * @return a message for an exception
   */
  public static String unknown(String what, String name, Collection<String> known) {
    String message = what + " must be one of " + known + ", was \"" + name + "\"";
    return nearest(name, known)
        .map(candidate -> message + "; did you mean " + candidate + "?")
        .orElse(message);
  }

  private static int distance(String name, String candidate) {
    return LevenshteinDistance.getDefaultInstance()
        .apply(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
  }
}
