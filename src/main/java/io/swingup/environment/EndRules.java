package io.swingup.environment;

import static io.swingup.environment.Trial.SEED;
import static io.swingup.environment.Trial.require;

import io.swingup.environment.TimeStep.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The rules on how episodes end. */
final class EndRules {
  private static final int EPISODES = 5;

  private EndRules() {}

  static String hasOneFirstAndOneLast(Trial trial) {
    List<TimeStep> episode = Trial.episode(trial.make(), SEED);
    for (int i = 0; i < episode.size(); i++) {
      Kind kind = episode.get(i).kind();
      require((kind == Kind.FIRST) == (i == 0), "step " + i + " was " + kind);
    }
    return Trial.last(episode).isLast() ? "after " + length(episode) + " steps" : unending();
  }

  static String refusesAfterTheLast(Trial trial) {
    Environment environment = trial.make();
    if (!Trial.last(Trial.episode(environment, SEED)).isLast()) {
      return unending();
    }
    return Trial.refuses(
        IllegalStateException.class, () -> environment.step(Trial.high(environment)));
  }

  private static String unending() {
    return "no end within " + Trial.MAX_STEPS + " steps; environment.time_limit cuts episodes";
  }

  /* The value of what follows is 0 after a termination and estimated after a time limit. */
  static String tellsEnds(Trial trial) {
    Environment environment = trial.make();
    List<List<TimeStep>> episodes =
        IntStream.range(0, EPISODES).mapToObj(i -> Trial.episode(environment, SEED + i)).toList();
    int[] terminated = lengths(episodes, TimeStep::isTerminated);
    boolean sameLength = Arrays.stream(terminated).distinct().count() == 1;
    if (terminated.length == EPISODES && sameLength && terminated[0] > 1) {
      require(
          observesTime(episodes),
          EPISODES
              + " episodes of random actions all terminated after "
              + terminated[0]
              + " steps; what only ran out of time keeps discount 1, as by TimeLimit");
    }
    return String.format(
        Locale.ROOT,
        "of %d episodes %s terminated, %s were cut off",
        EPISODES,
        summary(terminated),
        summary(lengths(episodes, TimeStep::isTruncated)));
  }

  /* An observed time has moved by the end, to the same number in each episode. */
  private static boolean observesTime(List<List<TimeStep>> episodes) {
    FloatVector first = episodes.get(0).get(0).observation();
    FloatVector last = Trial.last(episodes.get(0)).observation();
    return IntStream.range(0, first.size())
        .filter(i -> first.get(i) != last.get(i))
        .anyMatch(i -> episodes.stream().allMatch(other -> endsAt(other, i, last.get(i))));
  }

  private static boolean endsAt(List<TimeStep> episode, int index, float value) {
    return Trial.last(episode).observation().get(index) == value;
  }

  private static int[] lengths(List<List<TimeStep>> episodes, Predicate<TimeStep> end) {
    return episodes.stream()
        .filter(episode -> end.test(Trial.last(episode)))
        .mapToInt(EndRules::length)
        .toArray();
  }

  private static int length(List<TimeStep> episode) {
    return episode.size() - 1;
  }

  private static String summary(int[] lengths) {
    return lengths.length == 0
        ? "none"
        : lengths.length + " (lengths " + Arrays.toString(lengths) + ")";
  }
}
